package org.planledger.plan.document.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.plan.document.source.UnreadableDocumentException.Reason;

class HtmlTextTest {
    private static String read(String page) {
        return TestDocument.text(page.getBytes(StandardCharsets.UTF_8), "text/html");
    }

    @Test
    void aPageOfAGovernmentIsReadLineByLineWithoutItsFurniture() throws IOException {
        try (InputStream page = getClass().getResourceAsStream("/documents/page.html")) {
            assertEquals("""
                    您当前的位置：
                    首页
                    > 政务公开
                    索引号:
                    11371500MB2809831X/2023-0001
                    文号:
                    临政办发〔2023〕7号
                    临河区推动绿色低碳发展2023年重点工作任务
                    　　为深入贯彻落实绿色低碳发展部署，制定本工作任务。
                    一、培育壮大新兴产业
                    1.加快工业互联网建设。全年新增5G基站120个以上，覆盖率达到85%。
                    （牵头单位：区工业和信息化局）
                    指标
                    2023年
                    PM2.5（μg/m³）
                    ≤45 & 改善
                    """, TestDocument.text(page.readAllBytes(), "text/html"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<meta charset=gb2312>", "<meta http-equiv=Content-Type content=\"text/html; charset=GBK\">", ""
            })
    void aPageInTheChineseEncodingIsReadWhetherItSaysSoOrNot(String told) {
        byte[] page = ("<html>" + told + "<p>一、加快发展</p>").getBytes(Charset.forName("GB18030"));
        assertEquals("一、加快发展\n", TestDocument.text(page, null));
    }

    @Test
    void whatThePageSaysOfItsEncodingIsNotBelievedAgainstItsBytes() {
        assertEquals("一、加快发展\n", read("<html><meta charset=gb2312><p>一、加快发展</p>"));
    }

    @Test
    void tagsInALineDoNotBreakItAndBlocksDo() {
        assertEquals(
                "全年新增5G基站\n二\n三\n四\n",
                read("<div>全年<b>新增<font color=red>5G</font></b><a href=x>基站</a><p>二<div>三</div>四<br><br></div>"));
    }

    @Test
    void lineEndsOfTheSourceAreNoneOfTheText() {
        assertEquals("加快发展，a b年\n", read("<p>\n  加快\n  发展，\na\n\tb\n年\n</p>"));
        assertEquals("一\n  二\n", read("<pre>一\n  二</pre>"));
    }

    @Test
    void whatIsHiddenOrRunIsLeftOut() {
        assertEquals(
                "一\n二\n",
                read("<head><title>x</title></head><script>x</script><style>x</style><nav>x</nav><div hidden>x</div>"
                        + "<div style='display: none'>x</div><p style='DISPLAY:\t none;'>x</p>"
                        + "<p style='color:red;visibility:hidden'>x</p><header>x</header>一<article><header>二</header></article>"
                        + "<footer>x</footer>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='header'><ul><li><a href='/'>首页</a></li><li>县长信箱</li></ul></div>",
                "<div class='nav clearfix'><span>首页</span><span>走进甲县</span></div>",
                "<ul id='menu'><li>要闻</li></ul>",
                "<div class='breadcrumb'><a>首页</a> &gt; <a>规划</a></div>",
                "<div class='Footer'><p>主办：甲县</p></div>",
            })
    void aBlockThatIsNamedAsAMenuIsLeftOut(String menu) {
        assertEquals("一\n二\n", read("<p>一</p>" + menu + "<p>二</p>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='header'><h1>甲</h1></div>",
                "<div class='nav'><table><tr><td>甲</td></tr></table></div>",
                "<article><div class='header'>甲</div></article>",
                "<div class='article-header'>甲</div>",
                "<div class='content'>甲</div>",
            })
    void aBlockThatHoldsMoreThanAMenuIsKept(String block) {
        assertEquals("甲\n", read(block));
    }

    @Test
    void aBlockThatIsNamedAsAMenuAndHoldsTheWholePlanIsKept() {
        String plan = "新建学校。".repeat(100);
        assertEquals(plan + "\n", read("<div id='header'><p>" + plan + "</p></div>"));
    }

    @Test
    void entitiesAreTheCharactersThatTheyStandFor() {
        assertEquals("一\u00a0“二”<三>中\n", read("<p>一&nbsp;&ldquo;二&rdquo;&lt;三&gt;&#x4E2D;</p>"));
    }

    @Test
    void deepNestingIsReadOrRefusedAndBreaksNothing() {
        String deep = "<div>".repeat(40_000) + "一";
        assertEquals("一\n", read(deep));
        assertEquals("一\n", read("<b><i><font>".repeat(10_000) + "一"));
        assertEquals("一\n", read("<table><tr><td>".repeat(10_000) + "一"));
    }

    @Test
    void moreTagsThanAPageHasAreRefused() {
        UnreadableDocumentException refused =
                assertThrows(UnreadableDocumentException.class, () -> read("<p>".repeat(1_000_000)));
        assertEquals(Reason.TOO_LARGE, refused.reason());
    }
}
