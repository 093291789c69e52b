package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.WordList;

/// Finds the words that name what is counted among those around a number.
final class IndicatorName {
    /// What is longer names nothing.
    private static final int LONGEST = 200;
    private static final int FARTHEST_SETTER = 14;
    private static final WordList TAILS_OF_NAMES = WordList.of("率 度 量 额 数 值");
    /// Names that begin like a deed.
    private static final WordList NAMES = WordList.of(
            "建成区 规划区 计划生育 保障性 保障房 保障水平 组织化 开发区 开发强度 开发利用 发布会 提供率 安装率 发展中 推广费 建设用地 突出环境 储备粮 储备地 储备林 储备库 引导基金 全域旅游 发展改革 支持度 含氧 含金 含绿 含量 含水 参加率 完成率 实现率 落实率 组织部");
    private static final WordList TOO_LITTLE = WordList.of("项目 企业 活动 人员 工程 任务 资金 面积 数量 人才");
    private static final String RELATIONS = "与为对向给在";
    private static final String AUXILIARIES = "再还要拟将把使让并以及和与";
    private static final WordList DEEDS_AFTER = Words.MAKES.and(Words.NEW).and(Words.HERE);
    private static final WordList PLACES = Words.HERE.and(Words.WHEN);
    /// 将用水量降至, 把能耗压减至.
    private static final String HANDLED = "将把";
    private static final WordList NOT_HANDLED = WordList.of("将军 将乐 把关 把手 把脉");
    private static final int SHORTEST_HANDLED = 4;
    private static final int SHORTEST_HEADING = 4;
    private static final WordList DEEDS_BEHIND =
            Words.NEW.and(Words.BRINGS_ABOUT).and(WordList.of("接待 完成 力争 确保 实现 建设 治理 发展"));
    private static final WordList PER_HEAD = WordList.of("每人 每户 每人每月 每人每年 每月 每年");
    private static final WordList STARTS = PER_HEAD.and(Words.BASES);
    private static final WordList SAID_BEFORE = Words.STRIVES
            .and(Words.ENSURES)
            .and(Words.URGES)
            .and(Words.WHEN)
            .and(Words.HERE)
            .and(Words.MAKES)
            .and(Words.LEAST_OF_ALL)
            .and(WordList.of("含 包括 包含 分别 基础上 较上年 比上年 较去年 比去年 较去年同期 比去年同期 较上年同期 比上年同期"));
    private static final WordList CUTS = WordList.of("与 建立 纳入 达到 落地 投产 开工 入库 竣工 提供 以满足 全部 用于 专项用于");
    /// Behind these a deed is what is done: 规上企业完成数字化改造.
    private static final WordList DONE = WordList.of("完成 实现 开展 实施");
    private static final WordList DEEDS = WordList.of("建设 创建 突破 工作 培育 任务 改造 认定 建成 新突破 等 重点培育 重点支持 重点扶持");

    private static final WordList SUMS = WordList.of("累计 共 共计 总计 合计");
    private static final WordList SUMMED_DEEDS =
            Words.NEW.and(Words.BRINGS_ABOUT).and(Words.MAKES).and(WordList.of("开通 开工 竣工 完工 投用 签约 培训 治理 种植 修复 安置"));
    private static final WordList WORKS = WordList.of("建设 改造 培育 创建 修建 新建 整治 提升 推广 认定");
    private static final int SHORTEST_WORK = 3;

    private static final WordList UNTIL = WordList.of("到 至 截至 截止 截止到 在 于 从 自 较");
    private static final WordList LABELS = WordList.of("目标 任务 要求 内容 指标");
    private static final WordList FOR_WHOM = WordList.of("为 向 给 对");
    private static final WordList GIVES = WordList.of("提供 发放 开展 实施");
    private static final WordList BOUNDS = WordList.of("不低于 不少于 不超过 不高于 不得低于 不得少于 不得超过 压缩到 压缩至 压减到 压减至 缩短到 缩短至");

    private IndicatorName() {}

    /// The name among the words before a number: without when, where, how firmly and by what deed.
    static String before(String words) {
        String name = words.substring(Math.max(0, words.length() - LONGEST)).strip();
        name = name.startsWith("或比") || name.startsWith("或较") ? name.substring(1) : name;
        name = withoutSetter(withoutDate(withoutScope(withoutHeading(withoutLabel(withoutAside(name))))));
        for (String shorter = stripped(name); !shorter.equals(name); shorter = stripped(name)) {
            if (TOO_LITTLE.contains(shorter)) {
                break;
            }
            name = shorter;
        }
        String trimmed = NameEnd.without(withoutBound(withoutStart(name)));
        if (PER_HEAD.contains(trimmed)) {
            return "";
        }
        return trimmed.length() == 1 && RELATIONS.indexOf(trimmed.charAt(0)) >= 0 ? "" : trimmed;
    }

    /// 新建公园(含口袋公园2个)5个: what a bracket counts has a name of its own.
    private static String withoutAside(String words) {
        int opening = words.endsWith(")") ? words.lastIndexOf('(') : -1;
        boolean isCounted = opening > 1 && words.substring(opening).chars().anyMatch(Character::isDigit);
        return isCounted ? words.substring(0, opening) : words;
    }

    /// Of 做强工业 新增规上企业, where nothing but a blank stands behind a heading, what is new.
    private static String withoutHeading(String words) {
        int blank = words.lastIndexOf(' ');
        boolean isBetween = blank >= SHORTEST_HEADING
                && blank + SHORTEST_HEADING < words.length()
                && Character.isIdeographic(words.charAt(blank - 1));
        return isBetween && DEEDS_BEHIND.at(words, blank + 1, words.length()) != null
                ? words.substring(blank + 1)
                : words;
    }

    /// Of 完成省下达的老旧小区改造任务 what is set.
    private static String withoutSetter(String words) {
        int by = Words.SET_BY.indexIn(words, 0, Math.min(words.length(), FARTHEST_SETTER));
        int set = by < 0 ? -1 : by + Words.SET_BY.at(words, by, words.length()).length();
        return set >= 0 && words.indexOf("完成") >= 0 && words.indexOf("完成") < by ? words.substring(set) : words;
    }

    /// Of 预期目标是:完成投资, and of 接种率以乡镇为单位.
    private static String withoutLabel(String words) {
        int from = words.endsWith("为单位") ? words.lastIndexOf('以') : -1;
        String name = from > 1 ? words.substring(0, from) : words;
        int label = name.lastIndexOf(':');
        return label >= 0 && label < name.length() - 2 && LABELS.isIn(name.substring(0, label))
                ? name.substring(label + 1)
                : name;
    }

    /// Of 比重由1.3%提高到1.8% the 比重 is the name.
    private static String withoutStart(String name) {
        for (int i = 0; i + 1 < name.length(); i++) {
            boolean isStart = "由从".indexOf(name.charAt(i)) >= 0;
            String year = isStart ? yearAt(name, i + 1) : null;
            String per = isStart ? STARTS.at(name, i + 1, name.length()) : null;
            int number = i + 1 + (per == null ? 0 : per.length()) + (year == null ? 0 : year.length());
            if (isStart && number < name.length() && Character.isDigit(name.charAt(number))) {
                return name.substring(0, i);
            }
        }
        return name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
    }

    /// The year, and the 的 behind it, that stands there; null when none does.
    private static String yearAt(String name, int from) {
        int end = from + YearWord.LENGTH;
        boolean isYear = YearWord.isAt(name, from);
        int part = isYear && end < name.length() && "底末".indexOf(name.charAt(end)) >= 0 ? end + 1 : end;
        return isYear ? name.substring(from, name.startsWith("的", part) ? part + 1 : part) : null;
    }

    /// 比例不低于符合条件人数的10% names the share, and then what it is of.
    private static String withoutBound(String name) {
        int bound = BOUNDS.indexIn(name, 2, name.length());
        return bound < 0 ? name : name.substring(0, bound);
    }

    /// 由2022年的, 由2022年底的 begins where 由 does.
    static String withoutYearAtTheEnd(String words) {
        String rest = words.endsWith("的") ? words.substring(0, words.length() - 1) : words;
        rest = rest.endsWith("底") || rest.endsWith("末") ? rest.substring(0, rest.length() - 1) : rest;
        int from = rest.length() - YearWord.LENGTH;
        return from > 0 && YearWord.isAt(rest, from) ? rest.substring(0, from) : words;
    }

    /// 龙头企业2023年、2024年, 支出进度6月底、9月底 count the same at each of these times.
    static String withoutDates(String name) {
        for (int i = 2; i < name.length(); i++) {
            if (DateWord.at(name, i) != null) {
                String before = name.substring(0, i);
                return before.endsWith("到") || before.endsWith("至") ? before.substring(0, i - 1) : before;
            }
        }
        return name;
    }

    private static String stripped(String name) {
        String rest = withoutMark(withoutDate(name));
        if (isAuxiliary(rest)) {
            rest = rest.substring(1);
        }
        rest = withoutGround(withoutReceiver(rest));
        String word = SAID_BEFORE.at(rest, 0, rest.length());
        if (word != null && NAMES.at(rest, 0, rest.length()) == null && !isPartOfAName(rest, word.length())) {
            rest = rest.substring(word.length());
        }
        int from = 0;
        while (from < rest.length() && " ,、-/的:”)".indexOf(rest.charAt(from)) >= 0) {
            from++;
        }
        return rest.substring(from);
    }

    /// 将, 再 and 为 before what is done, whose it is, or when.
    private static boolean isAuxiliary(String words) {
        if (words.length() < 2) {
            return false;
        }
        char first = words.charAt(0);
        boolean isBeforeADeed = AUXILIARIES.indexOf(first) >= 0 && DEEDS_AFTER.at(words, 1, words.length()) != null;
        boolean isBeforeAPlace = "为对向在".indexOf(first) >= 0 && PLACES.at(words, 1, words.length()) != null;
        boolean isHandled = HANDLED.indexOf(first) >= 0
                && words.length() >= SHORTEST_HANDLED
                && NOT_HANDLED.at(words, 0, words.length()) == null;
        return isBeforeADeed || isBeforeAPlace || isHandled;
    }

    /// Of 区域涉及12个村的污水管网改造 what is built there.
    private static String withoutScope(String words) {
        int of = Words.SCOPES.at(words, 0, words.length()) == null ? -1 : words.indexOf('的');
        return of < 0 || of + 2 >= words.length() ? words : words.substring(of + 1);
    }

    /// Of 为35-64岁妇女提供免费筛查 what is given.
    private static String withoutReceiver(String words) {
        String word = FOR_WHOM.at(words, 0, words.length());
        int given = word == null ? -1 : GIVES.indexIn(words, 2, words.length() - 2);
        return given < 0 ? words : words.substring(given + 2);
    }

    /// Of 围绕重点产业链培育链主企业 what is new, and not on what it stands.
    private static String withoutGround(String words) {
        String ground = Words.STANDS_ON.at(words, 0, words.length());
        int deed = ground == null ? -1 : Words.BRINGS_ABOUT.indexIn(words, ground.length() + 1, words.length() - 2);
        return deed < 0 ? words : words.substring(deed);
    }

    /// A 完成率 is no deed.
    private static boolean isPartOfAName(String words, int end) {
        return end < words.length()
                && TAILS_OF_NAMES.at(words, end, words.length()) != null
                && end + 1 == words.length();
    }

    /// Without (1), ①, 2、, 2.1 and 一是, with which lists inside a task count.
    private static String withoutMark(String name) {
        if (name.isEmpty()) {
            return name;
        }
        char first = name.charAt(0);
        if (first >= '①' && first <= '⑳') {
            return name.substring(1);
        }
        int from = first == '(' ? 1 : 0;
        int end = from;
        while (end < name.length() && Character.isDigit(name.charAt(end))) {
            end++;
        }
        boolean isNumber = end > from && end - from <= 2 && end < name.length();
        int second = end + 1;
        while (isNumber && second < name.length() && Character.isDigit(name.charAt(second))) {
            second++;
        }
        if (isNumber && second > end + 1 && second < name.length() && name.charAt(second) == ' ') {
            return name.substring(second + 1);
        }
        if (isNumber && (from == 1 ? name.charAt(end) == ')' : "、.)".indexOf(name.charAt(end)) >= 0)) {
            return name.substring(end + 1);
        }
        boolean isWord = name.length() > 2 && "一二三四五六七八九十".indexOf(first) >= 0 && name.charAt(1) == '是';
        return isWord ? name.substring(2) : name;
    }

    /// 到2025年底, 2023-2025年, 6、9、11月底前: when it is done.
    private static String withoutDate(String name) {
        String until = UNTIL.at(name, 0, name.length());
        int first = until == null ? 0 : until.length();
        int last = first;
        DateWord date = DateWord.at(name, last);
        while (date == null && last < name.length() && isListed(name.charAt(last))) {
            last++;
            date = DateWord.at(name, last);
        }
        if (date == null) {
            return name;
        }
        String start = YearWord.start(name, date.to());
        return name.substring(start == null ? date.to() : date.to() + start.length());
    }

    private static boolean isListed(char sign) {
        return Digits.isDigit(sign) || " -、".indexOf(sign) >= 0;
    }

    /// The name among the words behind a number.
    static String after(String words) {
        String name = words.substring(0, Math.min(LONGEST, words.length())).strip();
        if (Words.HEIGHTS.at(name, 0, name.length()) != null) {
            return "";
        }
        int cut = name.length();
        boolean quoted = false;
        for (int i = 1; i < name.length() && cut == name.length(); i++) {
            char sign = name.charAt(i);
            quoted = sign == '“' || sign != '”' && quoted;
            if (!quoted && (CUTS.at(name, i, name.length()) != null || ",。;".indexOf(sign) >= 0)) {
                cut = i;
            }
        }
        name = name.substring(0, cut).strip();
        name = name.substring(afterExamples(name));
        String deed = DEEDS.before(name, name.length(), 0);
        boolean isDone = deed != null && DONE.indexIn(name, 1, name.length() - deed.length()) >= 0;
        return deed != null && !isDone && name.length() - deed.length() >= 2
                ? name.substring(0, name.length() - deed.length()).strip()
                : name;
    }

    /// Of “甲”“乙”等高层次人才 the experts are counted.
    private static int afterExamples(String name) {
        int examples = name.lastIndexOf('等');
        boolean isHead = examples > 0 && name.length() - examples > 3 && "级待候".indexOf(name.charAt(examples + 1)) < 0;
        return isHead && "高中初同平优".indexOf(name.charAt(examples - 1)) < 0 ? examples + 1 : 0;
    }

    /// 新建幼儿园2所、改扩建3所: what is new in the same way or another.
    ///
    /// @param fresh only a word that something is new, or nothing
    static String asNew(String fresh, String last) {
        String word = fresh.isEmpty() ? null : Words.NEW.at(last, 0, last.length());
        return fresh + (word == null ? last : last.substring(word.length()));
    }

    /// Of 规上企业净增 and 新建充电桩 those that are counted, new or not.
    static String withoutNew(String name) {
        String first = Words.NEW.at(name, 0, name.length());
        String last = Words.NEW.before(name, name.length(), 0);
        String rest = first == null ? name : name.substring(first.length());
        rest = last == null || rest.length() <= last.length() ? rest : rest.substring(0, rest.length() - last.length());
        return rest.isEmpty() ? name : rest;
    }

    /// What is worked on, where words say no more than that it is: of 推进高标准农田建设 the 高标准农田.
    ///
    /// @return empty where they say anything else
    static String workedOn(String words) {
        String name = before(words);
        String deed = WORKS.before(name, name.length(), 0);
        boolean isUrged = name.length() < words.strip().length();
        String thing = deed == null || !isUrged ? "" : name.substring(0, name.length() - deed.length());
        return thing.length() < SHORTEST_WORK || thing.indexOf('、') >= 0 ? "" : thing;
    }

    /// Whether it says only that something is new, and what is new stands elsewhere.
    static boolean isOnlyNew(String name) {
        return Words.NEW.contains(name);
    }

    /// Whether it says only that so much is done in all, and what is done stands elsewhere: 累计建成.
    static boolean isOnlySum(String name) {
        String sum = SUMS.at(name, 0, name.length());
        return sum != null && SUMMED_DEEDS.contains(name.substring(sum.length()));
    }

    /// What is done in all, as it would be said in one: 累计建成 of 新建高标准农田 is 累计建成高标准农田.
    static String asSum(String sum, String last) {
        String deed = sum.substring(SUMS.at(sum, 0, sum.length()).length());
        String thing = withoutNew(last);
        return (thing.contains(deed) ? sum.substring(0, sum.length() - deed.length()) : sum) + thing;
    }
}
