package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.WordList;

/// Words that say of which rank or place something is, and name nothing by themselves: 省级, 市级以上, 县城. What they
/// belong to stands with another number: 省级和美乡村5个、市级20个.
final class Rank {
    private static final WordList RANKS = WordList.of(
            "国家级 省级 市级 县级 区级 州级 旗级 镇级 乡级 村级 部级 省部级 地市级 世界级 5A级 4A级 3A级 AAAAA级 AAAA级 AAA级 A级 五星级 四星级 三星级 万亿级 千亿级 五百亿级 三百亿级 两百亿级 百亿级 十亿级 亿元级");
    private static final WordList OR_ABOVE = WordList.of("以上 及以上");
    private static final WordList PLACES = WordList.of("县城 城市 农村 乡镇 城区 城镇 建成区 中心城区 市区 乡村 县域");

    private Rank() {}

    /// Whether words are nothing but a rank, new or not: 新增省级.
    static boolean isAlone(String words) {
        int from = afterNew(words);
        int to = end(words, from);
        return to > from && to == words.length();
    }

    /// Whether a name begins with a rank, new or not: 新增省级示范社.
    static boolean isRanked(String name) {
        int from = afterNew(name);
        return end(name, from) > from;
    }

    /// Whether words are nothing but a place, where something is new or not: 新建城区.
    static boolean isPlaceAlone(String words) {
        int from = afterNew(words);
        return PLACES.contains(words.substring(from));
    }

    /// Of this rank what the other name is of another: of 市级 and 省级和美乡村 the 市级和美乡村, and of 城区 and 农村公厕 the
    /// 城区公厕.
    static String of(String rank, String other) {
        if (isPlaceAlone(rank)) {
            int from = afterNew(other);
            String place = PLACES.at(other, from, other.length());
            return place == null ? rank : rank + other.substring(from + place.length());
        }
        int begin = Math.max(afterNew(other), RANKS.indexIn(other, 0, other.length()));
        return rank + other.substring(end(other, begin));
    }

    /// The place with which a name begins: of 农村生活污水治理率 the 农村.
    ///
    /// @return null when it begins with none
    static String placeAt(String name) {
        return PLACES.at(name, 0, name.length());
    }

    private static int afterNew(String words) {
        String fresh = Words.NEW.at(words, 0, words.length());
        return fresh == null ? 0 : fresh.length();
    }

    /// Where the rank ends that stands there; the same place when none does.
    private static int end(String words, int from) {
        String rank = RANKS.at(words, from, words.length());
        if (rank == null) {
            return from;
        }
        String above = OR_ABOVE.at(words, from + rank.length(), words.length());
        return from + rank.length() + (above == null ? 0 : above.length());
    }

    /// 生活污水治理率县城 and, behind it, 乡镇: the rate of each place.
    ///
    /// @param name what stands before the number
    /// @param last what was named before; null when nothing was
    static String ofPlace(String name, String last) {
        String place = PLACES.before(name, name.length(), 0);
        if (place == null) {
            return name;
        }
        String rate = name.substring(0, name.length() - place.length());
        if (rate.isEmpty() && last != null) {
            String other = PLACES.at(last, 0, last.length());
            rate = other == null ? "" : last.substring(other.length());
        }
        return Words.RATES.before(rate, rate.length(), 0) == null ? name : place + rate;
    }
}
