// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Cost;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Prints a plan so that a person understands it.
public final class PlanPrinter {
    private PlanPrinter() {
    }

    /// Prints a plan, a step a paragraph.
    ///
    /// @param plan the plan
    /// @return several lines
    public static String print(KernelPlan plan) {
        StringBuilder out = new StringBuilder();
        out.append("plan ").append(plan.name()).append('\n');
        out.append("  inputs ")
                .append(plan.inputs().stream().map(i -> i.name() + axes(i.axes())).collect(Collectors.joining(", ")));
        if (!plan.hypers().isEmpty()) {
            out.append("; numbers ")
                    .append(plan.hypers().stream().map(Expr.Hyper::name).collect(Collectors.joining(", ")));
        }
        out.append('\n');
        plan.fused().forEach((axis, parts) -> out.append("  axis ").append(axis).append(" walks ").append(parts)
                .append(" as one\n"));
        int number = 1;
        for (Step step : plan.steps()) {
            out.append("  step ").append(number++).append(' ').append(step(plan, step));
        }
        String scratch = scratch(plan);
        out.append("  outputs ").append(plan.outputs().stream()
                .map(o -> o.name() + axes(o.axes()) + (o.name().equals(o.source()) ? "" : " = " + o.source()))
                .collect(Collectors.joining(", "))).append('\n');
        out.append("  scratch ").append(scratch.isEmpty() ? "none" : scratch).append('\n');
        out.append("  largest walk ").append(largestWalk(plan)).append('\n');
        return out.toString();
    }

    /// Pieces of memory; buffers that live in one after the other stand together.
    private static String scratch(KernelPlan plan) {
        Map<Integer, List<String>> pieces = new TreeMap<>();
        ScratchMemory.of(plan).forEach((name, piece) -> pieces.computeIfAbsent(piece, _ -> new ArrayList<>())
                .add(name + axes(plan.buffer(name).axes())));
        return pieces.values().stream().map(names -> String.join(" then ", names)).collect(Collectors.joining(", "));
    }

    private static String step(KernelPlan plan, Step step) {
        return switch (step) {
            case Step.Nest nest -> nest(plan, nest);
            case Step.MatrixProduct p ->
                "matrix product " + p.target() + " = sum" + axes(p.k()) + "(" + p.a() + axes(p.a().axes()) + " * "
                        + p.b() + axes(p.b().axes()) + ") over " + axes(p.m()) + " x " + axes(p.n()) + "\n";
            case Step.Rows r -> "row by row " + r.target() + home(plan.buffer(r.target())) + " = "
                    + Printer.print(r.value()) + " over " + axes(plan.buffer(r.target()).axes()) + "\n";
            case Step.Scatter s ->
                "scatter " + s.target() + axes(plan.buffer(s.target()).axes()) + " = 0, but at " + s.axis()
                        + " = " + Printer.print(s.index()) + ": " + Printer.print(s.value()) + "\n";
            case Step.Fused f -> parts("fused by rows of " + axes(f.product().m()) + "\n", plan, f.steps());
            case Step.Blocks b -> parts(blocks(plan, b), plan, b.steps());
            case Step.Scalars s ->
                s.assignments().stream().map(a -> "    " + a.name() + " = " + Printer.print(a.value()) + "\n")
                        .collect(Collectors.joining("", "scalars\n", ""));
        };
    }

    private static String blocks(KernelPlan plan, Step.Blocks b) {
        return "in blocks of " + b.axis() + ", holding one block of " + b.local().stream()
                .map(name -> name + axes(plan.buffer(name).axes())).collect(Collectors.joining(", ")) + "\n";
    }

    private static String parts(String title, KernelPlan plan, List<Step> steps) {
        return steps.stream().map(step -> ("- " + step(plan, step)).indent(4))
                .collect(Collectors.joining("", title, ""));
    }

    private static String nest(KernelPlan plan, Step.Nest nest) {
        StringBuilder out = new StringBuilder(nest.flat() ? "flat " : "rows ").append(axes(nest.outer())).append('\n');
        for (Sweep sweep : nest.sweeps()) {
            String where = sweep.inner().isEmpty() ? nest.flat() ? "each" : "per row" : "sweep " + axes(sweep.inner());
            out.append("    ").append(where).append("  (")
                    .append(Cost.of(sweep.statements().stream().map(Statement::value).toList()))
                    .append(" operations)\n");
            for (Statement s : sweep.statements()) {
                out.append("      ").append(s.target()).append(home(plan.buffer(s.target()))).append(switch (s) {
                    case Statement.Store _ -> " = ";
                    case Statement.Accumulate a -> " " + a.op().text() + "= ";
                }).append(Printer.print(s.value())).append('\n');
            }
        }
        return out.toString();
    }

    private static String home(Buffer buffer) {
        if (!buffer.inside().isEmpty()) {
            return "<in " + buffer.inside() + ">";
        }
        return switch (buffer.home()) {
            case OUTPUT, SCRATCH -> "";
            case ROW -> "<row>";
            case REGISTER -> "<register>";
            case SCALAR -> "<scalar>";
        };
    }

    /// The largest space that a step walks, so that an accidental cubic walk is seen.
    private static String largestWalk(KernelPlan plan) {
        List<Axis> largest = List.of();
        for (Step step : plan.walks()) {
            List<Axis> walk = switch (step) {
                case Step.Nest nest -> nest.sweeps().stream().map(Sweep::inner)
                        .max(java.util.Comparator.comparingInt(List::size))
                        .map(inner -> java.util.stream.Stream.concat(nest.outer().stream(), inner.stream()).toList())
                        .orElse(nest.outer());
                case Step.MatrixProduct p ->
                    java.util.stream.Stream.of(p.m(), p.n(), p.k()).flatMap(List::stream).toList();
                case Step.Rows r -> plan.buffer(r.target()).axes();
                case Step.Scatter s -> plan.buffer(s.target()).axes();
                case Step.Fused _, Step.Blocks _, Step.Scalars _ -> List.of();
            };
            largest = walk.size() > largest.size() ? walk : largest;
        }
        return axes(largest);
    }

    private static String axes(List<Axis> axes) {
        return axes.stream().map(Axis::name).collect(Collectors.joining(", ", "[", "]"));
    }
}
