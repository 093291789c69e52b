package org.planledger.kernel.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How like two texts are.
class LikenessTest {
    /// Few, so that texts have pairs in common; some are negative as the upper half of an int.
    private static final String SIGNS = "新建公路龙鿕가a, 2。5";

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "'', '', 0",
        "'', 公路, 0",
        "公路, 公路, 1",
        "2024年公路, 2025 年：公路, 1",
        "公路, 学校, 0",
        "新建公路, 公路, 0.3333333333333333",
        "公公公公, 公公公, 1",
    })
    void asManyPairsAsBothHaveAreCounted(String one, String other, double likeness) {
        assertEquals(likeness, new Likeness(one).with(new Likeness(other)));
    }

    @Test
    void itIsTheSameAsOfSets() {
        Random random = new Random(20251123);
        for (int round = 0; round < 20_000; round++) {
            String one = random(random);
            String other = random(random);
            assertEquals(ofSets(one, other), new Likeness(one).with(new Likeness(other)), () -> one + " | " + other);
        }
    }

    @Test
    void eachOfManyIsAsLikeAsItIsAlone() {
        Random random = new Random(20251124);
        for (int round = 0; round < 1_000; round++) {
            List<String> many = Stream.generate(() -> random(random))
                    .limit(random.nextInt(30))
                    .toList();
            String one = random(random);
            assertArrayEquals(
                    many.stream().mapToDouble(other -> ofSets(one, other)).toArray(),
                    new Likenesses(many.stream().map(Likeness::new).toList()).with(new Likeness(one)),
                    () -> one + " | " + many);
        }
    }

    private static String random(Random random) {
        int length = random.nextInt(random.nextBoolean() ? 5 : 60);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }

    private static double ofSets(String one, String other) {
        Set<String> all = pairs(one);
        Set<String> both = pairs(other);
        int size = all.size() + both.size();
        both.retainAll(all);
        return size == 0 ? 0 : 2.0 * both.size() / size;
    }

    private static Set<String> pairs(String text) {
        String letters = text.replaceAll("\\P{L}", "");
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i < letters.length(); i++) {
            pairs.add(i == 0 ? letters.substring(0, 1) : letters.substring(i - 1, i + 1));
        }
        return pairs;
    }
}
