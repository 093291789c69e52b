package org.planledger.plan.document.goal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.WordList;

/// What a paragraph has named so far, for the numbers that leave unsaid what they count.
final class Context {
    private static final int LONGEST_TOPIC = 20;
    /// No more of a thing than this is there for some people.
    private static final int FEW = 100;
    private static final WordList PER_HEAD = WordList.of("每千人口 每万人口 每千人 每万人 每十万人口 每千名老人 每百名老人 每百户 每百人");
    private static final WordList ATTRIBUTES = WordList.of(
            "营业收入 主营业务收入 产值 总产值 利润 利润总额 税收 增加值 销售收入 年产值 产量 总产量 综合产值 单产 年产量 年销售收入 交易额 销售额 容量 投资 总投资 总面积 总里程");
    private static final WordList WITHOUT_SUBJECT = ATTRIBUTES.and(WordList.of("数量 总数 家数 个数 种植面积 播种面积 养殖面积 存栏 出栏"));
    private static final WordList ENTITIES = WordList.of("规上企业 规模以上企业 规上工业企业 龙头企业 企业");
    private static final WordList TOPICS = WordList.of("产业 产业链 产业集群 行业 集群");

    private final String topic;
    private final List<Goal> inSentence = new ArrayList<>();
    private String last;
    /// In which unit that was counted; null when in none.
    private String unit;

    private String work = "";
    private boolean isWorkOfThisSentence;
    /// Words that say that what is counted is new, or what is done to it, for all that is counted in this clause: 改造.
    private String deed = "";

    private Context(String topic) {
        this.topic = topic;
    }

    /// 铝及铝加工产业。…… is about that industry, whatever its sentences leave unsaid, and so is what stands under a
    /// heading that ends so.
    ///
    /// @param heading the heading of the task; null without
    static Context of(String text, Range paragraph, String heading) {
        int latest = Math.min(paragraph.to(), paragraph.from() + LONGEST_TOPIC);
        int stop = paragraph.from();
        while (stop < latest && "。:".indexOf(text.charAt(stop)) < 0) {
            stop++;
        }
        String first = stop == latest ? null : topic(text.substring(paragraph.from(), stop));
        boolean isNoun = heading != null && IndicatorName.before(heading).equals(heading);
        return new Context(first == null && isNoun ? topic(heading) : first);
    }

    private static String topic(String words) {
        String name = IndicatorName.before(words);
        boolean isGround = Words.STANDS_ON.at(name, 0, name.length()) != null;
        boolean isTopic = !isGround && name.length() <= LONGEST_TOPIC && TOPICS.before(name, name.length(), 0) != null;
        return isTopic ? name : null;
    }

    void beginSentence() {
        inSentence.clear();
        work = isWorkOfThisSentence ? work : "";
        isWorkOfThisSentence = false;
    }

    void add(Goal goal) {
        inSentence.add(goal);
        String head = PER_HEAD.at(goal.indicator(), 0, goal.indicator().length());
        perHead = head == null ? perHead : head;
        last = goal.indicator();
        String word = Words.NEW.at(last, 0, last.length());
        fresh = word == null ? "" : word;
        unit = goal.unit();
        work = "";
    }

    /// What is worked on, for the numbers of this sentence and the next until one says what it counts:
    /// 推进高标准农田建设,新建2万亩.
    void beginWork(String name) {
        work = name.isEmpty() ? work : name;
        isWorkOfThisSentence |= !name.isEmpty();
    }

    /// What a number that names nothing but a deed is of: what is worked on, or else what was named last.
    ///
    /// @return null when nothing was
    String done() {
        return work.isEmpty() ? last : work;
    }

    /// What 累计建成6万亩 sums up, which was counted in the same unit or not at all.
    ///
    /// @return null when nothing is
    String summedUp(Quantity quantity) {
        boolean isOtherwise = work.isEmpty() && unit != null && !unit.endsWith(quantity.unit());
        return isOtherwise ? null : done();
    }

    /// A name that no goal of this plan has: 2022年完成投资120亿元, 2023年完成150亿元.
    void mention(String name) {
        last = name.isEmpty() ? last : name;
        unit = name.isEmpty() ? unit : null;
    }

    /// 每千人口拥有医师3.3名、床位7.5张: for so many people both, in this clause.
    private String perHead = "";

    /// 新建2所学校、3家医院: the deed holds for both.
    void beginDeed(String words) {
        deed = words;
    }

    /// 精简材料30%、环节20%: with what deed so much is made less or more of, in this clause.
    private String change = "";

    /// @param words the deed; empty where none is said anew
    void beginChange(String words) {
        change = words.isEmpty() ? change : words;
    }

    String change() {
        return change;
    }

    /// 新增个体工商户5000户、企业1500家 are new both; empty where nothing new was counted in this clause.
    private String fresh = "";

    String fresh() {
        return fresh;
    }

    void beginClause() {
        beginDeed("");
        change = "";
        fresh = "";
        perHead = "";
    }

    /// What is counted for so many people, because that before it is.
    String perHead(String name, Quantity quantity) {
        boolean isFew = quantity.value() != null && quantity.value().compareTo(BigDecimal.valueOf(FEW)) < 0;
        boolean isThing = Words.NEW.at(name, 0, name.length()) == null && !name.startsWith("每");
        return isFew && isThing && !CountedUnits.isShare(quantity.unit()) ? perHead : "";
    }

    String deed() {
        return deed;
    }

    /// What was named last; null when nothing was.
    String last() {
        return last;
    }

    /// The last goal of the sentence; null when there is none.
    Goal lastGoal() {
        return inSentence.isEmpty() ? null : inSentence.getLast();
    }

    /// What the last goals of the sentence count; empty when there are fewer.
    List<String> lastOf(int count) {
        return inSentence.size() < count
                ? List.of()
                : inSentence.subList(inSentence.size() - count, inSentence.size()).stream()
                        .map(Goal::indicator)
                        .toList();
    }

    /// What a name that stands for itself only with a subject is of: 营业收入 of which industry.
    ///
    /// @return the name with its subject
    String whole(String name) {
        String subject = ATTRIBUTES.contains(name) ? subject() : ENTITIES.contains(name) ? topic : null;
        return subject == null || subject.equals(name) ? name : subject + name;
    }

    private String subject() {
        if (topic != null || inSentence.isEmpty()) {
            return topic;
        }
        String named = inSentence.getLast().indicator();
        if (Words.RATES.before(named, named.length(), 0) != null) {
            return null;
        }
        String subject = subjectOf(named);
        return subject == null ? named : subject;
    }

    /// Of 规上工业总产值 the 规上工业.
    ///
    /// @return null where a name has no subject of its own
    static String subjectOf(String name) {
        String attribute = WITHOUT_SUBJECT.before(name, name.length(), 0);
        return attribute == null || attribute.length() == name.length()
                ? null
                : name.substring(0, name.length() - attribute.length());
    }

    /// Whether words name only what something has, and not what: 增加值, 利润总额.
    static boolean isAttribute(String words) {
        return ATTRIBUTES.contains(words);
    }

    /// What holds now, to come back to behind a bracket.
    record Mark(String last, int named) {}

    Mark mark() {
        return new Mark(last, inSentence.size());
    }

    void backTo(Mark mark) {
        last = mark.last();
        inSentence.subList(mark.named(), inSentence.size()).clear();
    }
}
