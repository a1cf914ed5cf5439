// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.code.SweepCode;
import dev.thalweg.api.code.SweepLowering;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.Home;
import dev.thalweg.api.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a nest as a kernel in one form.
///
/// A work-item or group walks its rows; for each, sweep by sweep, the inner positions. Where a processor folds, eight positions in a
/// row have a fold each: they wait for nothing, so the compiler makes vectors of them.
final class NestText {
    private static final int LANES = 8;
    private static final String ITEM = "get_local_id(0)";

    private final Form form;
    private final Signature signature;
    private final NestScope scope;
    private final Step.Nest nest;
    private final Map<String, Total> totals;
    private final List<SweepText> sweeps = new ArrayList<>();

    /// A fold and its variable.
    private record Variable(SweepCode.Fold fold, Folding folding, String name) {
    }

    private NestText(PlanScope plan, Step.Nest nest, Step.@Nullable Blocks blocks, Form form) {
        this.form = form;
        this.nest = nest;
        totals = plan.totals();
        signature = new Signature(plan.memories());
        scope = new NestScope(plan.plan(), nest, blocks, signature);
        SweepLowering lowering = new SweepLowering(plan.plan(), nest, plan.target().type());
        for (int i = 0; i < nest.sweeps().size(); i++) {
            var sweep = nest.sweeps().get(i);
            sweeps.add(new SweepText(lowering.lower("sweep " + (i + 1), sweep), sweep.inner(), i + 1, scope));
        }
    }

    static KernelText write(PlanScope plan, Step.Nest nest, Step.@Nullable Blocks blocks, Form form, String name) {
        return new NestText(plan, nest, blocks, form).kernel(name);
    }

    private KernelText kernel(String name) {
        Lines body = new Lines();
        if (form != Form.CHUNKS && sweeps.stream().anyMatch(s -> !s.folds().isEmpty())) {
            body.add("__local acc pad[" + form.local() + "];");
        }
        sweeps.forEach(sweep -> sweep.uniform(body));
        totals().forEach(total -> begin(total, fromPartial(total), body));
        rows(body);
        totals().forEach(total -> leave(total, body));
        return signature.kernel(name, body);
    }

    private void rows(Lines out) {
        switch (form) {
            case CHUNKS -> {
                out.add("const int begin = cut(get_global_id(0), %s, %s);".formatted(signature.share(),
                        signature.rows()));
                out.add("const int end = cut(get_global_id(0) + 1, %s, %s);".formatted(signature.share(),
                        signature.rows()));
                if (nest.flat()) {
                    runs(out);
                } else {
                    out.open("for (int row = begin; row < end; row++)");
                    row(out);
                    out.close();
                }
            }
            case ITEMS -> striding("get_global_id(0)", "get_global_size(0)", out);
            case GROUPS -> striding("get_group_id(0)", "get_num_groups(0)", out);
        }
    }

    private void striding(String from, String step, Lines out) {
        out.open("for (uint at = %s; at < (uint) %s; at += %s)".formatted(from, signature.rows(), step));
        out.add("const int row = at;");
        row(out);
        out.close();
    }

    /// A flat nest on a processor: along the fastest axis for as long as it goes, so that indices are worked out once a run.
    private void runs(Lines out) {
        Axis fastest = nest.outer().getLast();
        Lines inside = inside();
        if (!isIndexed()) {
            positions("end - begin", List.of("const int row = begin + %s;"), inside, out);
            return;
        }
        String size = signature.size(fastest);
        out.open("for (int start = begin, length = 0; start < end; start += length)");
        coordinates(nest.outer(), "start", "from_", out);
        out.add("length = min(end - start, %s - from_%s);".formatted(size, scope.variable(fastest)));
        List<String> indices = new ArrayList<>(List.of("const int row = start + %s;"));
        nest.outer().forEach(axis -> indices.add("const int " + scope.variable(axis) + " = from_"
                + scope.variable(axis) + (axis.equals(fastest) ? " + %s;" : ";")));
        positions("length", indices, inside, out);
        out.close();
    }

    /// The positions of a flat nest: neighbours may be treated together.
    private void positions(String length, List<String> indices, Lines inside, Lines out) {
        boolean folds = !totals().isEmpty();
        String at = lanes(length, folds, out);
        indices.forEach(index -> out.add(index.formatted(at)));
        out.addAll(inside);
        endLanes(folds, out);
    }

    private Lines inside() {
        Lines body = new Lines();
        for (SweepText sweep : sweeps) {
            declareRegisters(sweep, body);
            once(sweep, "lane", body);
        }
        return body;
    }

    /// Whether what was written so far needs the indices of the rows.
    private boolean isIndexed() {
        return nest.outer().stream().anyMatch(scope::isUsed);
    }

    /// A loop over positions, or over eight at a time and those.
    ///
    /// @return the position
    private static String lanes(String length, boolean folds, Lines out) {
        if (!folds) {
            out.open("for (int step = 0; step < %s; step++)".formatted(length));
            return "step";
        }
        out.open("for (int step = 0; step < %s; step += %d)".formatted(length, LANES));
        out.add("const int width = min(%d, %s - step);".formatted(LANES, length));
        out.open("for (int lane = 0; lane < width; lane++)");
        return "step + lane";
    }

    private static void endLanes(boolean folds, Lines out) {
        out.close();
        if (folds) {
            out.close();
        }
    }

    private void row(Lines out) {
        Lines body = new Lines();
        sweeps.forEach(sweep -> declareRegisters(sweep, body));
        for (SweepText sweep : sweeps) {
            body.open("");
            if (sweep.inner().isEmpty()) {
                once(sweep, "0", body);
            } else {
                walk(sweep, body);
            }
            body.close();
            if (form == Form.GROUPS && sweep != sweeps.getLast()
                    && sweeps.stream().anyMatch(SweepText::storesMemory)) {
                body.add("barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);");
            }
        }
        if (isIndexed()) {
            coordinates(nest.outer(), "row", "", out);
        }
        out.addAll(body);
    }

    private static void declareRegisters(SweepText sweep, Lines out) {
        sweep.registers().forEach(register -> out.add("real " + register + ";"));
    }

    /// A sweep without inner axes.
    private void once(SweepText sweep, String lane, Lines out) {
        sweep.row(out);
        sweep.position(out);
        sweep.assign(out);
        Lines alone = new Lines();
        sweep.store(alone);
        add(variables(sweep), sweep, form == Form.CHUNKS ? "[" + lane + "]" : "", alone);
        if (form == Form.GROUPS) {
            out.open("if (" + ITEM + " == 0)").addAll(alone).close();
        } else {
            out.addAll(alone);
        }
    }

    /// A sweep over inner positions.
    private void walk(SweepText sweep, Lines out) {
        List<Variable> own = variables(sweep).stream().filter(v -> !isTotal(v.fold)).toList();
        own.forEach(variable -> begin(variable, fromEntry(sweep, variable), out));
        sweep.row(out);
        switch (form) {
            case CHUNKS, ITEMS -> nested(sweep, out);
            case GROUPS -> together(sweep, out);
        }
        own.forEach(variable -> keep(sweep, variable, out));
    }

    private void nested(SweepText sweep, Lines out) {
        List<Axis> inner = sweep.inner();
        boolean lanes = form == Form.CHUNKS && !sweep.folds().isEmpty();
        inner.subList(0, inner.size() - 1).forEach(axis -> out
                .open("for (int %1$s = 0; %1$s < %2$s; %1$s++)".formatted(scope.variable(axis), signature.size(axis))));
        String at = lanes(signature.size(inner.getLast()), lanes, out);
        out.add("const int %s = %s;".formatted(scope.variable(inner.getLast()), at));
        position(sweep, lanes ? "[lane]" : "", out);
        endLanes(lanes, out);
        inner.stream().skip(1).forEach(_ -> out.close());
    }

    private void together(SweepText sweep, Lines out) {
        String count = sweep.inner().stream().map(signature::size).collect(Collectors.joining(" * "));
        out.open("for (uint each = %s; each < (uint) (%s); each += %d)".formatted(ITEM, count, form.local()));
        coordinates(sweep.inner(), "(int) each", "", out);
        position(sweep, "", out);
        out.close();
    }

    private void position(SweepText sweep, String lane, Lines out) {
        sweep.position(out);
        sweep.assign(out);
        sweep.store(out);
        add(variables(sweep), sweep, lane, out);
    }

    private static void add(List<Variable> variables, SweepText sweep, String lane, Lines out) {
        variables.forEach(v -> out.add(v.name + lane + " = "
                + v.folding.add(v.name + lane, sweep.name(v.fold.value())) + ";"));
    }

    /// The indices of a position of several axes.
    private void coordinates(List<Axis> axes, String position, String prefix, Lines out) {
        if (axes.size() == 1) {
            out.add("const int %s%s = %s;".formatted(prefix, scope.variable(axes.getFirst()), position));
            return;
        }
        String rest = "rest_" + prefix + scope.variable(axes.getFirst());
        out.add("int %s = %s;".formatted(rest, position));
        for (Axis axis : axes.subList(1, axes.size()).reversed()) {
            out.add("const int %s%s = %s %% %s;".formatted(prefix, scope.variable(axis), rest, signature.size(axis)));
            out.add("%s /= %s;".formatted(rest, signature.size(axis)));
        }
        out.add("const int %s%s = %s;".formatted(prefix, scope.variable(axes.getFirst()), rest));
    }

    private List<Variable> totals() {
        return sweeps.stream().flatMap(sweep -> variables(sweep).stream()).filter(v -> isTotal(v.fold)).toList();
    }

    private List<Variable> variables(SweepText sweep) {
        return sweep.folds().stream().map(fold -> new Variable(fold, Folding.of(fold.op()), isTotal(fold)
                ? "total" + total(fold).index() : "fold" + (sweep.folds().indexOf(fold) + 1))).toList();
    }

    private boolean isTotal(SweepCode.Fold fold) {
        return scope.plan().buffer(fold.target()).home() == Home.SCALAR;
    }

    private Total total(SweepCode.Fold fold) {
        return Objects.requireNonNull(totals.get(fold.target()), fold.target());
    }

    private void begin(Variable variable, String from, Lines out) {
        String start = variable.folding.start();
        if (form == Form.CHUNKS) {
            out.add("%s %s[%d];".formatted(variable.folding.type(), variable.name, LANES));
            out.add("for (int lane = 0; lane < %d; lane++) %s[lane] = %s;".formatted(LANES, variable.name, start));
            if (!from.isEmpty()) {
                out.add("if (%s > 0) %s[0] = %s;".formatted(scope.first(), variable.name, from));
            }
            return;
        }
        out.add("%s %s = %s;".formatted(variable.folding.type(), variable.name, start));
        if (!from.isEmpty()) {
            String alone = form == Form.GROUPS || isTotal(variable.fold) ? " && " + ITEM + " == 0" : "";
            out.add("if (%s > 0%s) %s = %s;".formatted(scope.first(), alone, variable.name, from));
        }
    }

    /// What earlier blocks left of a total, or an empty text.
    private String fromPartial(Variable variable) {
        return scope.goesOn(List.of()) ? variable.folding.fromPartial(partial(variable)) : "";
    }

    private String partial(Variable variable) {
        return signature.partials() + "[" + total(variable.fold).place() + " + get_group_id(0)]";
    }

    /// What earlier blocks left of a fold of the row, or an empty text.
    private String fromEntry(SweepText sweep, Variable variable) {
        var buffer = scope.plan().buffer(variable.fold.target());
        return buffer.home() != Home.REGISTER && scope.goesOn(buffer.axes())
                ? variable.folding.fromEntry(sweep.target(buffer.name())) : "";
    }

    /// Brings the folds of a group or of lanes together.
    private String joined(Variable variable, Lines out) {
        if (form == Form.CHUNKS) {
            out.add("for (int apart = %d; apart > 0; apart /= 2) for (int lane = 0; lane < apart; lane++) %s[lane] = %s;"
                    .formatted(LANES / 2, variable.name,
                            variable.folding.join(variable.name + "[lane]", variable.name + "[lane + apart]")));
            return variable.name + "[0]";
        }
        if (form == Form.GROUPS || isTotal(variable.fold)) {
            out.add("%s = %s;".formatted(variable.name, variable.folding.ofGroup(variable.name)));
        }
        return variable.name;
    }

    private void keep(SweepText sweep, Variable variable, Lines out) {
        String value = variable.folding.value(joined(variable, out));
        String buffer = variable.fold.target();
        switch (scope.plan().buffer(buffer).home()) {
            case REGISTER -> out.add("%s = %s;".formatted(scope.register(buffer), value));
            case OUTPUT, SCRATCH -> out.add((form == Form.GROUPS ? "if (" + ITEM + " == 0) " : "")
                    + sweep.target(buffer) + " = " + value + ";");
            case SCALAR, ROW -> throw new IllegalStateException("no fold of a row: " + buffer);
        }
    }

    private void leave(Variable variable, Lines out) {
        String all = variable.folding.partial(joined(variable, out));
        out.add((form == Form.CHUNKS ? "" : "if (" + ITEM + " == 0) ") + partial(variable) + " = " + all + ";");
    }
}
