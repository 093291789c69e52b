package org.planledger.plan.document.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists of which the page itself counts the items.
class HtmlListTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<ol><li>建平台。</li><li>育企业。</li></ol>; 1.建平台。/2.育企业。",
                "<ol start=4><li>建平台。<li value=9>育企业。<li>修路。</ol>; 4.建平台。/9.育企业。/10.修路。",
                "<ol reversed><li>建平台。<li>育企业。</ol>; 2.建平台。/1.育企业。",
                "<ol type=a><li>建平台。<li>育企业。</ol>; a.建平台。/b.育企业。",
                "<ol type=A><li>建平台。</ol><ol type=i start=4><li>育企业。</ol><ol type=I start=9><li>修路。</ol>; A.建平台。/iv.育企业。/IX.修路。",
                "<ol> <li> <p>建平台。</p><p>新建5个。</p></li> <li><p><b>育企业。</b></p></li></ol>; 1.建平台。/新建5个。/2.育企业。",
                "<ol><li>建平台：<ol><li>选址；<li>施工。</ol><li>育企业。</ol>; 1.建平台：/(1)选址；/(2)施工。/2.育企业。",
                "<ol><li>1.建平台。<li>2.育企业。</ol>; 1.建平台。/2.育企业。",
                "<ol><li>一、建平台。<li>（二）育企业。</ol>; 一、建平台。/（二）育企业。",
                "<ol><li></li><li>育企业。</li></ol>; 2.育企业。",
                "<ul><li>建平台。<li>育企业。</ul>; 建平台。/育企业。",
                "<ol><li><ul><li>建平台。</ul></ol>; 1.建平台。",
                "<ol class='breadcrumb'><li>首页<li>政务公开</ol>; 首页/政务公开",
                "<ol aria-label=breadcrumbs><li>首页</ol><div role=navigation><ol><li>政务公开</ol></div>; 首页/政务公开",
                "<ol><li><a href=/>首页</a><li><a href=/zw>政务公开</a></ol>; 首页/政务公开",
                "<ol style='list-style: none'><li>建平台。</ol><ol style='list-style-type:none'><li>修路。</ol>; 建平台。/修路。",
                "<ol start=99999999999><li>建平台。</ol>; 1.建平台。",
            })
    void itemsHaveTheNumbersThatAreShown(String page, String expected) {
        String text = DocumentText.read(
                ("<html><body>" + page + "</body></html>").getBytes(StandardCharsets.UTF_8),
                "text/html; charset=utf-8",
                Duration.ofSeconds(9));
        assertEquals(expected.strip(), text.strip().replace('\n', '/'));
    }
}
