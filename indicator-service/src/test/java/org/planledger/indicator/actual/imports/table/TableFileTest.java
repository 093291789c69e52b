package org.planledger.indicator.actual.imports.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.indicator.actual.imports.Recorded;
import org.planledger.kernel.problem.Violation;

class TableFileTest {

    private static Recorded read(String text) throws IOException {
        return read(text, null);
    }

    private static Recorded read(String text, Integer year) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Recorded.of(TableFile.csv(new ByteArrayInputStream(bytes), null, year));
    }

    private static void reads(String text, String... figures) throws IOException {
        Recorded read = read(text);
        assertEquals(List.of(figures), read.figures);
        assertEquals(List.of(), read.faults);
    }

    private static void refuses(String text, String... faults) throws IOException {
        assertEquals(List.of(faults), read(text).faults);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndInAnyWay(String end) throws IOException {
        reads(
                String.join(
                        end,
                        "",
                        "indicator,region,period,value,note",
                        "a,1,2023-01,5,",
                        "",
                        ",,,,",
                        "b,2,2023-02,6,\"x" + end + "y\"",
                        "c,3,2023-03,7",
                        ""),
                "3:4 a|1|2023-01||5",
                "6:4 b|2|2023-02||6|||x" + end + "y",
                "8:4 c|3|2023-03||7");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void cellsAreSeparatedByWhatTheHeaderSays(String separator) throws IOException {
        String text = "\"indicator\",region,period,value,note\na,1,2023-01,5,\"x,y;z\"\n,,,,\n".replace(",", separator);
        reads(text, "2:4 a|1|2023-01||5|||" + "x,y;z".replace(",", separator));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void aLineMaySayTheSeparator(String separator) throws IOException {
        reads(
                "sep=" + separator + "\r\n" + "indicator,region,period,value\r\na,1,2023-01,5".replace(",", separator),
                "3:4 a|1|2023-01||5");
    }

    @Test
    void headersAreChineseOrEnglishInAnyOrderAndWidth() throws IOException {
        reads("指标,地区,期间,数值\na,1,p,5\n", "2:4 a|1|p||5");
        reads(" 指标代码 ,地区代码,时期,本期,原因\na,1,p,5,x\n", "2:4 a|1|p||5||||x");
        reads("完成值,月份,地区,指标,状态,来源,备注,修订原因\n5,p,1,a,终值,s,n,r\n", "2:1 a|1|p||5|终值|s|n|r");
        reads("ＩＮＤＩＣＡＴＯＲ,Region,PERIOD,Value\na,1,p,5\n", "2:4 a|1|p||5");
        reads("序号,指标,指标名称,地区,期间,数值\n1,a,就业,1,p,5\n", "2:6 a|1|p||5");
        reads("指标名称,指标代码,区域名称,区域,期间,数值\n就业,a,聊城,1,p,5\n", "2:6 a|1|p||5");
        reads("指标名称,地区名称,期间,数值\n就业,聊城,p,5\n", "2:4 就业|聊城|p||5");
        reads("标题\n指标名,区域名称,2023-01\n就业,聊城,5\n", "3:3 就业|聊城|2023-01||5");
        reads("\"指 标\n名称\",行政区划名称,期间,\"数\n值\"\n就业,聊城,p,5\n", "4:4 就业|聊城|p||5");
        reads(
                "indicator,region,year,month,value\na,1,2023,4,5\na,1,2023年,4月,5",
                "2:5 a|1|4月|2023|5",
                "3:5 a|1|4月|2023年|5");
        reads("指标,地区,年份,期间,数值\na,1,2023,4,5\n", "2:5 a|1|4|2023|5");
    }

    @Test
    void whatStandsAboveTheHeaderIsPassedOver() throws IOException {
        reads("2023年主要指标,,,\n,,,\n单位：万人\n指标,地区,期间,数值\na,1,p,5\n", "5:4 a|1|p||5");
        refuses("x,region,period,value\na,1,p,5\n", "1:1 unknown-column", "1:null missing-column");
        refuses(
                "\n\na,1,p,5\nb,1,p,5",
                "3:1 unknown-column",
                "3:2 unknown-column",
                "3:3 unknown-column",
                "3:4 unknown-column",
                "3:null missing-column",
                "3:null missing-column",
                "3:null missing-column",
                "3:null missing-column");
    }

    @Test
    void aWideTableHasAFigureInEachCellThatIsNotEmpty() throws IOException {
        reads(
                "指标,地区,2023-01,2023年2月,备注,2023Q1,2023年1—9月\na,1,5,,n,0,\nb,2,, ,,,\nc,3,,7,,,8\n",
                "2:3 a|1|2023-01||5|||n",
                "2:6 a|1|2023Q1||0|||n",
                "4:4 c|3|2023年2月||7",
                "4:7 c|3|2023年1—9月||8");
        reads("年份,指标,地区,1月,二季度\n2023,a,1,5,6\n", "2:4 a|1|1月|2023|5", "2:5 a|1|二季度|2023|6");
        assertEquals(List.of("2:3 a|1|1月|2023|5"), read("指标,地区,1月\na,1,5\n", 2023).figures);
        reads("指标,地区,\"2023年\n1月\",2023\na,1,5", "3:3 a|1|2023年\n1月||5");
    }

    @Test
    void theHeaderAloneSaysWhatIsWrongWithIt() throws IOException {
        refuses("指标,地区,1月,2月\na,1,5,6\n", "1:3 missing-column");
        refuses("指标,2023-01\na,5\n", "1:null missing-column");
        refuses("指标,地区,期间,2023-01\n", "1:4 unknown-column", "1:null missing-column");
        refuses("地区,期间,数值\n1,p,5\n", "1:null missing-column");
        refuses("指标,地区,2023.1\n", "1:3 period", "1:null missing-column", "1:null missing-column");
        refuses("指标,地区,2023年2—9月,2023-01\n", "1:3 period");
        refuses("指标,地区,期间,数值,数值\n", "1:5 repeated-column");
        refuses("指标名称,指标名,地区,期间,数值\n", "1:2 repeated-column");
        refuses("指标,地区,期间,colour\n", "1:4 unknown-column", "1:null missing-column");
        refuses("", "1:null empty");
        refuses("\n,,\n , \n", "1:null empty");
    }

    @Test
    void rowsAreReadPastColumnsThatTheHeaderGetsWrong() throws IOException {
        readsPast(
                "指标,地区,2023-01,合计,2023-02\na,1,5,11,6\n",
                "1:4 unknown-column",
                "2:3 a|1|2023-01||5",
                "2:5 a|1|2023-02||6");
        readsPast("指标,地区,2023.1,2023-02\na,1,5,6\n", "1:3 period", "2:4 a|1|2023-02||6");
        readsPast("2023年,,,\n指标,地区,1月,合计\na,1,5,5\n", "2:4 unknown-column", "3:3 a|1|2023年1月||5");
        readsPast("指标,地区,2023年,\n,,1月,合计\na,1,5,5\n", "2:4 unknown-column", "3:3 a|1|2023年1月||5");
        readsPast("指标,单位,地区,期间,数值\na,万人,1,p,5\n", "1:2 unknown-column", "2:5 a|1|p||5");
        readsPast("指标,地区,期间,数值,数值\na,1,p,5,6\n", "1:5 repeated-column", "2:4 a|1|p||5");
        readsPast("指标,地区,期间,数值,2023-01\na,1,p,5,6\n", "1:5 unknown-column", "2:4 a|1|p||5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019年1月,2019年1月",
                "2019年1月,2019-01",
                "1月,01月",
                "1月,1—1月",
                "2019年1月,1月",
                "1—9月,2019年9月累计",
                "1季度,一季度",
                "2019,全年"
            })
    void ofTwoColumnsOfAPeriodHoweverItIsWrittenTheFirstIsRead(String headers) throws IOException {
        Recorded read = read("指标,地区," + headers + ",备注\na,1,5,6,\n", 2019);
        assertEquals(List.of("1:4 repeated-column"), read.faults);
        assertEquals(List.of("2:3 a|1|" + headers.split(",")[0] + "|2019|5"), read.figures);
        Violation fault = read.violations.getFirst();
        assertTrue(
                fault.message().english().endsWith("in column 3"),
                fault.message().english());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019年1月,2020年1月",
                "9月,1—9月",
                "三季度,1—9月",
                "一季度,1—3月",
                "上半年,1—6月",
                "2018年1月,1月",
                "1月,1—2月",
                "12月,全年"
            })
    void columnsOfDifferentPeriodsAreAllRead(String headers) throws IOException {
        Recorded read = read("指标,地区," + headers + ",备注\na,1,5,6,\n", 2019);
        assertEquals(List.of(), read.faults);
        assertEquals(2, read.figures.size());
    }

    @Test
    void whetherColumnsAreOfOnePeriodDependsOnWhoSaysTheYear() throws IOException {
        readsPast("年份,指标,地区,1月,2019-01\n2019,a,1,5,6\n", "1:5 repeated-column", "2:4 a|1|1月|2019|5");
        readsPast("年份,指标,地区,2019-01,1月\n2019,a,1,5,6\n", "1:5 repeated-column", "2:4 a|1|2019-01|2019|5");
        readsPast("2019年,,,\n指标,地区,1月,2019-01\na,1,5,6\n", "2:4 repeated-column", "3:3 a|1|2019年1月||5");
        readsPast("指标,地区,2019年,\n,,1月,01月\na,1,5,6\n", "2:4 repeated-column", "3:3 a|1|2019年1月||5");
        reads(
                "年份,指标,地区,2018-01,2019-01\n2019,a,1,,6\n2018,a,1,7,\n",
                "2:5 a|1|2019-01|2019|6",
                "3:4 a|1|2018-01|2018|7");
        refuses("指标,地区,1月,01月\na,1,5,6\n", "1:3 missing-column", "1:4 repeated-column");
    }

    private static void readsPast(String text, String fault, String... figures) throws IOException {
        Recorded read = read(text);
        assertEquals(List.of(fault), read.faults);
        assertEquals(List.of(figures), read.figures);
    }

    @Test
    void whatAHeaderDoesNotTellIsNotSoughtInTheRowsAndTheRestOfThemIsRead() throws IOException {
        readsWithout(
                "指标,合计,2023-01\na,1,5\n", "1:2 unknown-column, 1:null missing-column", "[region]", "2:3 a||2023-01||5");
        readsWithout("指标,地区,期间,合计\na,1,p,6\n", "1:4 unknown-column, 1:null missing-column", "[value]", "2:null a|1|p");
        readsWithout("指标,地区,合计,数值\na,1,6,7\n", "1:3 unknown-column, 1:null missing-column", "[period]", "2:4 a|1|||7");
        readsWithout("指标,地区,1月,合计\na,1,5,6\n", "1:4 unknown-column, 1:3 missing-column", "[period]", "2:3 a|1|||5");
        readsWithout("指标,地区,1月,2月\na,1,,6\n", "1:3 missing-column", "[period]", "2:4 a|1|||6");
        readsWithout(
                "指标,地区,1月,2023-02\na,1,5,6\n",
                "1:3 missing-column",
                "[period], []",
                "2:3 a|1|||5",
                "2:4 a|1|2023-02||6");
    }

    private static void readsWithout(String text, String faults, String unreadable, String... figures)
            throws IOException {
        Recorded read = read(text);
        assertEquals(faults, String.join(", ", read.faults));
        assertEquals(List.of(figures), read.figures);
        assertEquals(unreadable, read.unreadable.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }

    /// More columns than a worksheet has.
    @Test
    void columnsBeyondTheLastAreToldOnce() throws IOException {
        String beyond = ",x".repeat(16_384);
        Recorded read = read("指标,地区,期间,数值" + beyond + "\na,1,p,5" + beyond + "\nb,1,p,6" + beyond);
        assertEquals("1:16385 columns", read.faults.getLast());
        assertEquals(List.of("2:4 a|1|p||5", "3:4 b|1|p||6"), read.figures);
    }

    @Test
    void aRowThatCannotBeReadDoesNotStopTheOthers() throws IOException {
        Recorded read =
                read("indicator,region,period,value\na,1,\"p\"x,5\nb,1,p,5,6\nc,1\nd,1,p,5,,\n\"e\" ,1,p, 5 \n");
        assertEquals(List.of("2:3 csv", "3:5 columns", "4:2 columns"), read.faults);
        assertEquals(List.of("2:4 a|1|p||5", "3:4 b|1|p||5", "4:4 c|1", "5:4 d|1|p||5", "6:4 e|1|p||5"), read.figures);
        assertEquals(Set.of("period", "value"), read.unreadable.get(2));
    }

    @Test
    void textWithoutAHeaderAboveItIsToldBesideTheFiguresOfItsRow() throws IOException {
        readsPast("指标,地区,期间,数值,\na,1,p,5,x\n", "2:5 columns", "2:4 a|1|p||5");
        readsPast("指标,地区,2023-01,\na,1,5,x\n", "2:4 columns", "2:3 a|1|2023-01||5");
        readsPast("指标,地区,期间,数值,,备注\n,,,,注：五月起\n", "2:5 columns");
        readsPast("指标,地区,2023-01,\na,1,,x\n", "2:4 columns");
        readsPast("标题,\"x\"y\n指标,地区,期间,数值\na,1,p,5\n", "1:2 csv", "3:4 a|1|p||5");
        Recorded wide = read("指标,地区,2023-01,2023-02,\na,1,5,6,x\n");
        assertEquals(List.of("2:5 columns", "2:5 columns"), wide.faults, "one for each figure, told once");
    }

    @Test
    void aWrongCharacterIsPartOfItsCell() throws IOException {
        reads("指标,地区,期间,数值,备注\na,1,p,\u0000,\"\u0000x\"\nb,1,p,6,\n", "2:4 a|1|p||\u0000|||\u0000x", "3:4 b|1|p||6");
        refuses("指\u0000标,地区,期间,数值\na,1,p,5\n", "1:null encoding");
    }

    @Test
    void whatCannotBeReadOnIsToldWithItsLine() throws IOException {
        refuses("indicator,region,period,value\na,1,p,\"5\nb,1,p,6\n", "2:null csv");
        refuses("indicator,region,period,value\na,1,p," + "5".repeat(300_000), "2:null too-long");
    }

    @Test
    void rowsThatLieAcrossBuffersAreReadWhole() throws IOException {
        StringBuilder text = new StringBuilder("indicator,region,period,value,note\n");
        List<String> expected = new ArrayList<>();
        Random random = new Random(3);
        int line = 2;
        for (int row = 0; row < 20_000; row++) {
            String note = switch (random.nextInt(4)) {
                case 0 -> "";
                case 1 -> "n".repeat(random.nextInt(60));
                case 2 -> "a \"quoted\", text";
                default -> "two\r\nlines";
            };
            text.append("i-%d,r,p,%d,\"%s\"%s".formatted(row, row, note.replace("\"", "\"\""), "\r\n"));
            expected.add(
                    "%d:4 i-%d|r|p||%d|||%s".formatted(line, row, row, note).replaceAll("\\|+$", ""));
            line += note.contains("\r\n") ? 2 : 1;
        }
        Recorded read = read(text.toString());
        assertEquals(expected, read.figures);
        assertTrue(read.faults.isEmpty());
    }

    @Test
    void whateverTheBytesAreTheyAreReadOrRefused() throws IOException {
        Random random = new Random(11);
        byte[] good = "指标,地区,2023-01,备注\na,1,\"1,234\",\"x\"\"y\nz\"\n,,,\nb,2,5,\n".getBytes(StandardCharsets.UTF_8);
        byte[] often = "\n\r\",;\t\0 \u00EF=%".getBytes(StandardCharsets.ISO_8859_1);
        for (int round = 0; round < 30_000; round++) {
            byte[] bytes = good.clone();
            if (round % 10 == 0) {
                bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
            }
            for (int i = random.nextInt(6); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] =
                        random.nextBoolean() ? (byte) random.nextInt(256) : often[random.nextInt(often.length)];
            }
            Recorded read = Recorded.of(TableFile.csv(new ByteArrayInputStream(bytes), null, null));
            assertTrue(read.figures.size() < 20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"—", "——", "–", "-", "/", "…", "－"})
    void aDashInPlaceOfANumberIsNoFigure(String dash) throws IOException {
        reads("指标,地区,2023-01,2023-02,2023-03\na,1," + dash + ",0,-5\n", "2:4 a|1|2023-02||0", "2:5 a|1|2023-03||-5");
        reads("指标,地区,期间,数值,备注\na,1,p," + dash + ",\nb,1,p,5,\n", "3:4 b|1|p||5");
        reads("指标,地区,期间,数值,备注\na,1,p," + dash + ",停产\n", "2:4 a|1|p|||||停产");
    }

    @Test
    void theYearOfMonthsMayStandInTheRowAboveThem() throws IOException {
        reads(
                "表一,,,,,\n,,2023年,,2024年,\n指标,地区,1月,二季度,1月,2025年2月\na,1,5,6,7,8\n",
                "4:3 a|1|2023年1月||5",
                "4:4 a|1|2023年二季度||6",
                "4:5 a|1|2024年1月||7",
                "4:6 a|1|2025年2月||8");
        reads("2023年度,,\n\n指标,地区,1—9月\na,1,5\n", "4:3 a|1|2023年1—9月||5");
    }

    @Test
    void monthsMayStandInTheRowBelowTheirYear() throws IOException {
        reads(
                "指标,地区,2022年,2023年,,2024年,,备注\n,,,1月,2月,1月,上半年,\na,1,4,5,6,7,8,n\n",
                "3:3 a|1|2022年||4|||n",
                "3:4 a|1|2023年1月||5|||n",
                "3:5 a|1|2023年2月||6|||n",
                "3:6 a|1|2024年1月||7|||n",
                "3:7 a|1|2024年上半年||8|||n");
    }

    @Test
    void aTotalBesideTheMonthsOfAYearIsNamedAndThatOfTheYearIsItsPeriod() throws IOException {
        refuses("指标,地区,2023年,,\n,,1月,2月,合计\na,1,5,6,11\n", "2:5 unknown-column");
        refuses("2023年,,,,\n指标,地区,1月,2月,合计\na,1,5,6,11\n", "2:5 unknown-column");
        assertEquals("合计", read("指标,地区,2023年,\n,,1月,合计\n").violations.getFirst().field());
        reads("指标,地区,2023年,\n,,1月,全年\na,1,5,6\n", "3:3 a|1|2023年1月||5", "3:4 a|1|2023年全年||6");
        reads("2023年,,,\n指标,地区,1月,全年\na,1,5,6\n", "3:3 a|1|2023年1月||5", "3:4 a|1|2023年全年||6");
    }

    @Test
    void aRowOfFiguresBelowYearsIsNoHeader() throws IOException {
        reads("指标,地区,2022,2023\na,1,2021,5\n", "2:3 a|1|2022||2021", "2:4 a|1|2023||5");
        reads("指标,地区,2022,2023\n", new String[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "标题,,,\n,,完成情况,\n指标,地区,1月,2月\na,1,5,6\n",
                "标题,,,\n\n指标,地区,,\n,,1月,2月\na,1,5,6\n",
                "标题,,,\n\n指标,地区,完成情况,\n,,1月,2月\na,1,5,6\n"
            })
    void whereTheYearIsMissingTheRowsTakenForTheHeaderAreTold(String text) throws IOException {
        Violation withoutYear = read(text).violations.stream()
                .filter(fault -> fault.code().equals("missing-column"))
                .findFirst()
                .orElseThrow();
        String said = withoutYear.message().english();
        assertTrue(
                said.contains("(line 3 was taken for the header)")
                        || said.contains("(the lines 3 and 4 were taken for the header)"),
                said);
        assertTrue(withoutYear.expected().english().contains("may stand in the row above"));
    }
}
