// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.EngineOptions;
import dev.thalweg.api.ExitCategory;
import dev.thalweg.training.ComputeOptions;
import dev.thalweg.training.golden.CaseReport;
import dev.thalweg.training.golden.Deviation;
import dev.thalweg.training.golden.GoldenCheck;
import dev.thalweg.training.golden.GoldenReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Compares with reference values and shows what was found.
final class GoldenAction {
    private GoldenAction() {
    }

    static int run(GoldenCommand command, Terminal terminal) {
        ComputeOptions compute = Configurations.of(command.compute);
        GoldenReport report = GoldenCheck.ofBackend(CatalogueAction.find(command.output, terminal),
                new EngineOptions(compute.backend(), compute.threads(), compute.elementType()), command.paths);
        if (command.output.json) {
            terminal.out().line(report.json());
        } else {
            text(report).forEach(terminal.out()::line);
        }
        return report.isGood(command.strict) ? 0 : ExitCategory.CHECK.code();
    }

    private static List<String> text(GoldenReport report) {
        List<String> lines = new ArrayList<>(names(report.cases()));
        List<CaseReport> failed = report.cases().stream().filter(c -> !c.passed()).toList();
        if (!failed.isEmpty()) {
            LossPage.section(lines, "Failed", failures(failed));
        }
        if (!report.skipped().isEmpty()) {
            LossPage.section(lines, "Not computed",
                    report.skipped().stream().map(s -> s.id() + ": " + s.why()).toList());
        }
        if (!report.unknown().isEmpty()) {
            LossPage.section(lines, "Unknown names", List.of(String.join(", ", report.unknown())));
        }
        lines.add("");
        lines.add(Text.count(report.known(), "name") + " known, " + Text.count(report.passed()) + " passed, "
                + Text.count(report.failed())
                + " failed (each case counts once an element type), " + Text.count(report.skipped().size())
                + " not computed, "
                + Text.count(report.unknown().size(), "name") + " unknown.");
        return lines;
    }

    /// A row a name, with the largest errors of its cases.
    private static List<String> names(List<CaseReport> cases) {
        Map<String, List<CaseReport>> byName = new LinkedHashMap<>();
        cases.forEach(c -> byName.computeIfAbsent(c.kind() + " " + c.name(), _ -> new ArrayList<>()).add(c));
        TextTable table = TextTable.ofNumbers().row("", "passed", "failed", "f64 max rel", "f32 max ulp");
        byName.forEach((name, own) -> table.row(name, Text.count(own.stream().filter(CaseReport::passed).count()),
                Text.count(own.stream().filter(c -> !c.passed()).count()),
                worst(own, ElementType.F64, Deviation::maxRel),
                worst(own, ElementType.F32, Deviation::maxUlp)));
        return table.lines();
    }

    private static String worst(Collection<CaseReport> cases, ElementType type, ToDoubleFunction<Deviation> error) {
        double worst = cases.stream().filter(c -> c.type() == type)
                .mapToDouble(c -> Math.max(error.applyAsDouble(c.value()), error.applyAsDouble(c.gradient()))).max()
                .orElse(Double.NaN);
        return Double.isNaN(worst) ? "" : Text.brief(worst);
    }

    private static List<String> failures(List<CaseReport> failed) {
        TextTable table = TextTable.ofWords().row("case", "type", "value rel", "ulp", "gradient rel", "ulp", "allowed");
        failed.forEach(
                c -> table.row(c.id(), c.type().text(), Text.brief(c.value().maxRel()), Text.brief(c.value().maxUlp()),
                        Text.brief(c.gradient().maxRel()), Text.brief(c.gradient().maxUlp()), c.tolerance()));
        return table.lines();
    }
}
