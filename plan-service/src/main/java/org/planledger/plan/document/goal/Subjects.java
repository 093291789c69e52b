package org.planledger.plan.document.goal;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.WordList;

/// The subjects of a number that several of them share.
final class Subjects {
    /// 城镇、农村居民收入: what is as short as this stands for the beginning of the last name.
    private static final int SHORT = 3;

    private static final WordList EACH = WordList.of("均 都 皆 均要 均应");

    private Subjects() {}

    /// The subjects, when as many are named as there are numbers: 甲、乙分别达到 a、b.
    ///
    /// @return the one name when there are fewer or more
    static List<String> of(String name, int count) {
        List<String> parts = parts(name);
        return parts.size() == count ? withSharedHead(parts) : List.of(name);
    }

    /// The subjects that a number holds for one by one: 甲和乙均达到 98%.
    ///
    /// @param left the words between which and the number 均 may stand
    static List<String> all(String name, String left) {
        String words = left.strip();
        boolean each = EACH.before(words, words.length(), 0) != null;
        return each ? withSharedHead(parts(name)) : List.of(name);
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
            boolean isInAWord = sign == '及' && "普涉以".indexOf(before) >= 0 || sign == '与' && before == '参';
            if (!quoted && !isInAWord && "、和及与".indexOf(sign) >= 0) {
                if (i > from) {
                    parts.add(name.substring(from, i).strip());
                }
                from = i + 1;
            }
        }
        return parts;
    }

    /// 省级、市级、县级达标率 are three rates.
    static List<String> withSharedHead(List<String> parts) {
        String last = parts.getLast();
        String head = Words.QUANTITIES.before(last, last.length(), 0);
        List<String> whole = new ArrayList<>();
        for (String part : parts) {
            boolean hasHead = part.equals(last) || Words.QUANTITIES.before(part, part.length(), 0) != null;
            boolean isShort = part.length() <= SHORT && last.length() > part.length() + 1;
            whole.add(
                    hasHead || head == null && !isShort
                            ? part
                            : isShort ? part + last.substring(part.length()) : part + head);
        }
        return whole;
    }
}
