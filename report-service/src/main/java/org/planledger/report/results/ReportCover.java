package org.planledger.report.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.planledger.kernel.problem.Text;
import org.planledger.report.export.PlanFacts;
import org.planledger.report.export.pdf.Cover;
import org.planledger.report.export.pdf.PdfCells;
import org.planledger.report.export.pdf.PdfReport;
import org.planledger.report.follow.Freshness;
import org.planledger.report.standing.Basis;

/// The first page of a report: of which plan it is, as of when, and how far it has followed what was published.
final class ReportCover {
    private static final Text BOOKMARK = new Text("封面", "Cover");
    private static final Text SUBTITLE = new Text("执行情况报告 · 截至 %s", "Progress report as of %s");
    private static final Text STALE = new Text("（可能缺少此后的变化）", " (later changes may be missing)");

    private final PlanFacts facts;
    private final PlanSummary summary;
    private final LocalDate date;
    private final ReportTerms terms;

    ReportCover(PlanFacts facts, PlanSummary summary, LocalDate date, ReportTerms terms) {
        this.facts = facts;
        this.summary = summary;
        this.date = date;
        this.terms = terms;
    }

    void write(PdfReport report) {
        report.bookmark(terms.say(BOOKMARK));
        new Cover(facts.title(), terms.say(SUBTITLE, terms.month(summary.asOf())), lines()).write(report);
    }

    private List<Cover.Line> lines() {
        List<Cover.Line> lines = new ArrayList<>(List.of(
                line("发文单位", "Issuer", facts.issuer()),
                line("文号", "Document number", facts.documentNumber()),
                line("印发日期", "Issued on", Objects.toString(facts.issuedOn(), null)),
                line("地区", "Region", facts.regionName() == null ? facts.region() : facts.regionName()),
                line(
                        "计划期间",
                        "Period",
                        terms.say(new Text("%s 至 %s", "%s to %s"), terms.month(facts.from()), terms.month(facts.to()))),
                line("计划状态", "Status", terms.say(status())),
                line("数据截至", "As of", terms.month(summary.asOf())),
                line("报告日期", "Date", date.toString())));
        if (summary.knownAt() != null) {
            lines.add(line("按当时所知", "As known at", Standpoint.moment(summary.knownAt())));
        }
        if (summary.basis() == Basis.ORIGINAL) {
            lines.add(line("目标口径", "Goals", terms.say(new Text("原定目标", "as they were at first"))));
        }
        lines.add(line(
                "数据时效",
                "Data followed up to",
                terms.say(
                        new Text("计划 %s；指标 %s", "plans %s; figures %s"),
                        freshness(summary.freshness().plan()),
                        freshness(summary.freshness().indicator()))));
        return lines;
    }

    private Cover.Line line(String chinese, String english, String told) {
        return new Cover.Line(terms.say(new Text(chinese, english)), told == null ? PdfCells.NOTHING : told);
    }

    private Text status() {
        return switch (facts.status()) {
            case "DRAFT" -> new Text("草案", "draft");
            case "IN_FORCE" -> new Text("执行中", "in force");
            case "EXPIRED" -> new Text("已到期", "expired");
            case "SUPERSEDED" -> new Text("已被取代", "superseded");
            case "REPEALED" -> new Text("已废止", "repealed");
            default -> new Text(facts.status(), facts.status());
        };
    }

    private String freshness(Freshness.FeedFreshness feed) {
        String moment = feed.currentAt() == null ? PdfCells.NOTHING : Standpoint.moment(feed.currentAt());
        return feed.stale() ? moment + terms.say(STALE) : moment;
    }
}
