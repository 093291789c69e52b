package org.planledger.deploy.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.deploy.Trouble;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.problem.Language;

class TokenArgumentsTest {

    @Test
    void aTokenIsForADayAndForWhoeverAsksUnlessToldOtherwise() {
        assertEquals(
                new Grant(
                        "zhang",
                        Set.of(Role.VIEWER),
                        Set.of(),
                        Set.of("370000"),
                        Set.of(),
                        Set.of(),
                        Duration.ofDays(1)),
                read("--role viewer --below 370000"));
    }

    @Test
    void optionsTakeSeveralValuesAndComeAgain() {
        assertEquals(
                new Grant(
                        "li",
                        Set.of(Role.REPORTER, Role.SERVICE),
                        Set.of("371503", "371502"),
                        Set.of("3714"),
                        Set.of("*"),
                        Set.of("read", "figures:post"),
                        Duration.ofDays(366)),
                read(
                        "--role reporter service --region 371503 --region 371502 --below 3714 --unit * --scope read figures:post"
                                + " --name li --days 366"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --role clerk                                | There is no role "clerk"; there are viewer, reporter, approver  | 没有角色“clerk”
            --role Viewer                               | There is no role "Viewer"                                       | 没有角色“Viewer”
            --days 3                                    | Say the role with --role                                        | 请用 --role 指明角色
            --role reporter                             | A reporter posts what is of its units and regions: add --unit   | reporter 只填报
            --role reporter --unit a                    | A reporter posts what is of its units and regions               | reporter 只填报
            --role reporter --region a                  | A reporter posts what is of its units and regions               | reporter 只填报
            --role reporter --below a                   | A reporter posts what is of its units and regions               | reporter 只填报
            --role viewer --days 0                      | --days must be a whole number from 1 to 366, not "0"            | --days 应为 1 到 366
            --role viewer --days 367                    | --days must be a whole number from 1 to 366, not "367"          | --days 应为
            --role viewer --days 1.5                    | --days must be a whole number from 1 to 366, not "1.5"          | --days 应为
            --role viewer --days 1 2                    | --days takes one value                                          | --days 只接受一个值
            --rol viewer                                | token does not take "--rol"; it takes --role, --region          | token 不接受“--rol”
            --role=viewer                               | token does not take "--role=viewer"                             | token 不接受
            viewer                                      | token does not take "viewer"                                    | token 不接受“viewer”
            --role viewer --unit                        | --unit lacks its value                                          | --unit 缺少值
            --role viewer --unit --days 3               | --unit lacks its value                                          | --unit 缺少值
            --role service                              | --scope is for the role service, which needs it: audit:read     | --scope 用于角色
            --role viewer --days 7                      | A token without a region sees no plan: add --region, or --below | 未指明地区的令牌看不到任何计划
            --role service --scope read                 | A token without a region sees no plan                           | 未指明地区的令牌看不到任何计划
            --role viewer --scope read                  | --scope is for the role service                                 | --scope 用于角色
            --role service --scope everything           | There is no permission "everything"; --scope takes audit:read   | 没有“everything”
            """)
    void whatIsWrongIsSaidInBothLanguages(String words, String english, String chinese) {
        Trouble trouble = assertThrows(Trouble.class, () -> read(words));
        assertTrue(trouble.in(Language.ENGLISH).startsWith(english), trouble.in(Language.ENGLISH));
        assertTrue(trouble.in(Language.CHINESE).startsWith(chinese), trouble.in(Language.CHINESE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--unit a --region b", "--unit a --below b", "--unit * --region *"})
    void aReporterNeedsAUnitAndARegion(String words) {
        assertEquals(Set.of(Role.REPORTER), read("--role reporter " + words).roles());
    }

    @Test
    void aReporterWhoIsAnAdminReachesEverythingAnyway() {
        assertEquals(
                Set.of(Role.REPORTER, Role.ADMIN),
                read("--role reporter --role admin").roles());
    }

    @Test
    void aNameIsHeldToWhatIsKeptOfIt() {
        List<String> words = List.of("--role", "viewer", "--name", "张".repeat(101));
        assertThrows(Trouble.class, () -> TokenArguments.read(words, "zhang"));
        assertThrows(Trouble.class, () -> TokenArguments.read(List.of("--role", "viewer", "--name", "a\nb"), "zhang"));
        assertEquals(
                "张 三",
                TokenArguments.read(List.of("--role", "viewer", "--region", "371503", "--name", " 张 三 "), "zhang")
                        .name());
    }

    @Test
    void anEmptyValueIsNone() {
        Trouble trouble = assertThrows(
                Trouble.class, () -> TokenArguments.read(List.of("--role", "viewer", "--unit", ""), "zhang"));
        assertEquals("--unit lacks its value.", trouble.in(Language.ENGLISH));
    }

    private static Grant read(String words) {
        return TokenArguments.read(List.of(words.split(" ")), "zhang");
    }
}
