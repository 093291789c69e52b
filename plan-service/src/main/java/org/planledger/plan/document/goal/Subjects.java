package org.planledger.plan.document.goal;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.WordList;

/// The subjects of a number that several of them share.
final class Subjects {
    /// 城镇、农村居民收入: what is as short as this stands for the beginning of the last name.
    private static final int SHORT = 3;

    private static final WordList EACH = WordList.of("均 都 皆 均要 均应 均在 都在");

    private static final String RESPECTIVELY = "分别";
    private static final WordList DEEDS_OF_EACH = Words.NEW.and(Words.BRINGS_ABOUT);

    private static final WordList SUBSTANCES =
            WordList.of("氨氮 化学需氧量 总磷 总氮 氮氧化物 二氧化硫 二氧化氮 挥发性有机物 臭氧 NOx VOCs PM2.5 PM10 SO2 NO2 O3 COD");

    /// Of what is done a rate is the share: 污水、垃圾处理率.
    private static final WordList DEEDS = WordList.of(
            "处理 治理 收集 利用 综合利用 回收 无害化处理 集中处理 达标 合格 覆盖 普及 安装 入户 改造 通达 供水 硬化 绿化 接种 建档 签约 参保 入园 入学 优良 优良路 路面优良 优良中等路 列养 养护 完好");
    /// What these end with is a thing by itself: 示范社、家庭农场 are two, and 城镇、农村居民 are two kinds of 居民.
    private static final String THINGS = "园校院馆站店厂场所桥房社户";
    /// Levels of government that a rank is of: 国家、省级森林乡村.
    private static final WordList LEVELS = WordList.of("国家 省 市 县 区 州 旗 镇 乡 村");

    private static final String TRADERS = "企业";
    private static final String ORDINALS = "一二三";
    private static final String PLANT = "产业";

    private Subjects() {}

    /// The subjects, when as many are named as there are numbers: 甲、乙分别达到 a、b.
    ///
    /// @return the one name when there are fewer or more
    /// @param areAlike whether all numbers have the same unit; 游客、旅游收入 of 人次 and 元 share no head
    static List<String> of(String name, int count, boolean areAlike) {
        int each = name.lastIndexOf(RESPECTIVELY);
        String done = each < 0 ? "" : name.substring(each + RESPECTIVELY.length());
        if (each > 0 && DEEDS_OF_EACH.at(done, 0, done.length()) != null) {
            List<String> doers = of(name.substring(0, each).strip(), count, areAlike);
            return doers.size() == count
                    ? doers.stream().map(doer -> withDeed(doer, done)).toList()
                    : List.of(name);
        }
        List<String> parts = parts(name);
        if (count == 2 && parts.size() == 1 && name.startsWith("城乡")) {
            return List.of((name.startsWith("居民", 2) ? "城镇" : "城市") + name.substring(2), "农村" + name.substring(2));
        }
        List<String> sectors = sectors(name);
        if (sectors.size() == count) {
            return sectors;
        }
        return parts.size() != count ? List.of(name) : areAlike ? withSharedHead(parts) : withSubject(parts);
    }

    /// 示范区分别新增 are new ones each, and of 幼儿园、小学分别新增学位 each has a number of its own.
    private static String withDeed(String subject, String done) {
        String fresh = Words.NEW.at(done, 0, done.length());
        String deed = DEEDS_OF_EACH.at(done, 0, done.length());
        String thing = done.substring((fresh == null ? deed : fresh).length());
        String kept = fresh == null ? "" : fresh;
        return thing.isEmpty() || Rank.isAlone(subject) ? kept + subject + thing : subject + kept + thing;
    }

    /// 一二三产业增加值, 二、三产增加值 are of each of these sectors of an economy.
    private static List<String> sectors(String name) {
        List<String> ordinals = new ArrayList<>();
        int i = 0;
        while (i < name.length() && ("第、和" + ORDINALS).indexOf(name.charAt(i)) >= 0) {
            if (ORDINALS.indexOf(name.charAt(i)) >= 0) {
                ordinals.add(name.substring(i, i + 1));
            }
            i++;
        }
        String rest = name.substring(i);
        String before = rest.startsWith(PLANT) ? "第" : "";
        return rest.startsWith(PLANT.substring(0, 1))
                ? ordinals.stream().map(each -> before + each + rest).toList()
                : List.of();
    }

    /// The subjects that a number holds for one by one: 甲和乙均达到 98%.
    ///
    /// @param left the words between which and the number 均 may stand
    /// @param isShare whether it is a share, which several shares cannot reach together: 受理率、办结率达到 100%
    static List<String> all(String name, String left, boolean isShare) {
        String words = left.strip();
        boolean each = EACH.before(words, words.length(), 0) != null;
        List<String> parts = isShare ? wholeShares(parts(name)) : parts(name);
        boolean areShares = isShare
                && parts.size() > 1
                && parts.stream().allMatch(part -> Words.RATES.before(part, part.length(), 0) != null);
        return !parts.isEmpty() && (each || areShares) ? withSharedHead(parts) : List.of(name);
    }

    /// Whether words say only that a number holds for all that was named before: 接待游客100万人次,旅游收入10亿元,均增长15%.
    static boolean isOfEach(String words) {
        return EACH.contains(words.strip());
    }

    /// 建议、提案办结率、满意率 are two rates, the first of which is of both; 化肥、农药利用率 are two that share their end, and
    /// so do the first two of 甲型肝炎、乙型肝炎疫苗接种率及麻疹疫苗接种率.
    private static List<String> wholeShares(List<String> parts) {
        long shares = parts.stream()
                .filter(part -> Words.RATES.before(part, part.length(), 0) != null)
                .count();
        if (shares < 2 || shares == parts.size()) {
            return parts;
        }
        boolean areOfAll = parts.getLast().length() <= SHORT;
        List<String> whole = new ArrayList<>();
        List<String> begun = new ArrayList<>();
        for (String part : parts) {
            begun.add(part);
            if (Words.RATES.before(part, part.length(), 0) != null) {
                whole.addAll(areOfAll ? List.of(String.join("、", begun)) : withSharedHead(begun));
                begun.clear();
            }
        }
        return begun.isEmpty() ? whole : parts;
    }

    /// The subjects that are named, also where the sign between PM2.5 and PM10 was lost.
    static List<String> named(String names) {
        return parts(names.replace("PM10", "、PM10"));
    }

    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i <= name.length(); i++) {
            char sign = i == name.length() ? '、' : name.charAt(i);
            quoted = sign == '“' || sign != '”' && quoted && i < name.length();
            char before = i == 0 ? ' ' : name.charAt(i - 1);
            char next = i + 1 < name.length() ? name.charAt(i + 1) : ' ';
            boolean isInAWord = sign == '及' && ("普涉以".indexOf(before) >= 0 || "时早格".indexOf(next) >= 0)
                    || sign == '与' && before == '参'
                    || sign == '和' && "谐平美".indexOf(next) >= 0;
            if (!quoted && !isInAWord && "、和及与".indexOf(sign) >= 0) {
                if (i > from) {
                    parts.add(name.substring(from, i).strip());
                }
                from = i + 1;
            }
        }
        return parts;
    }

    /// Whether a name is a substance, and nothing more: PM2.5.
    static boolean isSubstance(String name) {
        return !name.isEmpty() && substanceEnd(name) == name.length();
    }

    /// Where the substance ends that a name begins with: NOx, PM2.5, 化学需氧量; 0 when it begins with none.
    private static int substanceEnd(String name) {
        String substance = SUBSTANCES.at(name, 0, name.length());
        return substance == null ? 0 : substance.length();
    }

    /// 省级、市级、县级达标率 are three rates.
    static List<String> withSharedHead(List<String> parts) {
        if (parts.isEmpty()) {
            return parts;
        }
        String last = parts.getLast();
        String deed = DEEDS.before(last, last.length() - 1, 0);
        String head = deed != null && last.endsWith("率") ? deed + "率" : Words.QUANTITIES.before(last, last.length(), 0);
        List<String> whole = new ArrayList<>();
        int substance = substanceEnd(last);
        String place = Rank.placeAt(parts.getFirst());
        for (String part : withSubject(parts)) {
            if (substance > 0 && substanceEnd(part) == part.length()) {
                whole.add(part + last.substring(substance));
                continue;
            }
            boolean hasHead = part.startsWith("接待")
                    || part.equals(last)
                    || Words.QUANTITIES.before(part, part.length(), 0) != null;
            String alike = likeTheLast(part, last);
            if (alike != null) {
                whole.add(alike);
                continue;
            }
            boolean isShort = part.length() <= SHORT && last.length() > part.length() + 1 && !isThing(part, last);
            String parallel = hasHead ? "" : parallelEnd(part, last);
            whole.add(
                    hasHead || head == null && !isShort
                            ? part
                            : !parallel.isEmpty()
                                    ? part + parallel
                                    : isShort ? part + last.substring(part.length()) : part + head);
        }
        return isPlaceOfAll(place, parts, head) ? withPlace(place, whole) : whole;
    }

    /// Of 国家级 and 省级专精特新企业 the 国家级专精特新企业, of 中心城区 and 县城污水处理率 the 中心城区污水处理率, of
    /// 规上工业 and 服务业企业 the 规上工业企业.
    ///
    /// @return null where it is no rank, place or trade that stands beside another
    private static String likeTheLast(String part, String last) {
        if (part.equals(last)) {
            return null;
        }
        if (part.endsWith("业") && !part.endsWith(TRADERS) && last.endsWith("业" + TRADERS)) {
            return part + TRADERS;
        }
        String level = LEVELS.contains(part) && Rank.isRanked(last) ? part + "级" : part;
        if (Rank.isAlone(level) && Rank.isRanked(last)) {
            return Rank.of(level, last);
        }
        String other = part.equals(Rank.placeAt(part)) ? Rank.placeAt(last) : null;
        return other == null || other.length() == last.length() ? null : part + last.substring(other.length());
    }

    /// A 示范社 is a thing beside a 家庭农场; 脱贫户 and 监测户帮扶 are named alike.
    private static boolean isThing(String part, String last) {
        char end = part.charAt(part.length() - 1);
        return THINGS.indexOf(end) >= 0 && last.charAt(part.length() - 1) != end;
    }

    /// 规上工业总产值、增加值: the 增加值 is of the 规上工业 too.
    private static List<String> withSubject(List<String> parts) {
        String subject = parts.isEmpty() ? null : Context.subjectOf(parts.getFirst());
        return subject == null
                ? parts
                : parts.stream()
                        .map(part -> Context.isAttribute(part) ? subject + part : part)
                        .toList();
    }

    /// PM2.5、PM10平均浓度、优良天数: what is measured of the second substance is measured of the first.
    static List<String> withSharedLevel(List<String> names) {
        List<String> whole = new ArrayList<>(names);
        for (int i = whole.size() - 2; i >= 0; i--) {
            String next = whole.get(i + 1);
            if (isSubstance(whole.get(i))) {
                whole.set(
                        i, whole.get(i) + next.substring(substanceEnd(next) == 0 ? next.length() : substanceEnd(next)));
            }
        }
        return whole;
    }

    /// Of 甲型肝炎 and 乙型肝炎疫苗接种率 the 疫苗接种率; empty where the names are not built alike.
    private static String parallelEnd(String part, String last) {
        int from = part.length() < 2 ? -1 : last.indexOf(part.substring(part.length() - 2));
        return from < 0 ? "" : last.substring(from + 2);
    }

    /// 农村生活垃圾、生活污水治理率 are both of the 农村, and 城市、农村污水处理率 are not.
    private static boolean isPlaceOfAll(String place, List<String> parts, String head) {
        return place != null
                && head != null
                && parts.getFirst().length() > place.length()
                && Words.QUANTITIES.before(parts.getFirst(), parts.getFirst().length(), 0) == null
                && parts.stream().skip(1).allMatch(part -> Rank.placeAt(part) == null);
    }

    private static List<String> withPlace(String place, List<String> names) {
        return names.stream()
                .map(name -> name.startsWith(place) ? name : place + name)
                .toList();
    }
}
