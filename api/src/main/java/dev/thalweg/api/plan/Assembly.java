// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Kind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes placed work down as a [KernelPlan]: gives every value a home and every formula its buffers and scalars by name.
final class Assembly {
    private final Program program;
    private final List<Program.Output> outputs;
    private final SequencedMap<Axis, List<Axis>> fused;
    private final WorkList list;
    private final List<List<Work>> groups;
    private final Graph graph;
    private final SizeLimit limit;
    /// The steps that run in blocks, if any do; an input that is overwritten fixes the order of the steps.
    private final BlockRuns.@Nullable Run blocks;
    private final Map<Work, Buffer> buffers = new LinkedHashMap<>();

    Assembly(Program program, List<Program.Output> outputs, SequencedMap<Axis, List<Axis>> fused, WorkList list,
            List<List<Work>> groups, SizeLimit limit) {
        this.program = program;
        this.limit = limit;
        this.outputs = outputs;
        this.fused = fused;
        this.list = list;
        this.graph = list.graph;
        boolean isInPlace = outputs.stream().anyMatch(o -> !o.inPlaceOf().isEmpty());
        blocks = isInPlace ? null : BlockRuns.find(list.all, groups);
        this.groups = blocks == null ? groups : blocks.groups();
    }

    KernelPlan plan() {
        groups.forEach(this::levels);
        groups.forEach(group -> group.stream().filter(w -> w.kind != Work.Kind.SCALAR)
                .forEach(w -> buffers.put(w, home(w, group))));
        groups.forEach(group -> group.forEach(w -> shareMemory(w, group)));
        groups.forEach(group -> group.forEach(w -> overwrite(w, group)));
        List<Step> steps = steps();
        return new KernelPlan(program.name(), inputs(), hypers(), axes(), fused, List.copyOf(buffers.values()), steps,
                planOutputs());
    }

    private List<Step> steps() {
        if (blocks == null) {
            return steps(groups);
        }
        List<Step> steps = new ArrayList<>(steps(blocks.before()));
        List<String> local = list.all.stream().filter(w -> buffers.containsKey(w) && isHeldInBlocks(w, blocks))
                .map(w -> w.target).toList();
        steps.add(new Step.Blocks(blocks.axis(), local, steps(blocks.run())));
        steps(blocks.after()).forEach(step -> add(steps, step));
        return steps;
    }

    /// What lives in the memory of a tensor is held as that one is.
    private boolean isHeldInBlocks(Work w, BlockRuns.Run blocks) {
        return buffer(w).home() == Home.SCRATCH && list.all.stream()
                .filter(t -> buffers.containsKey(t) && buffer(t).memory().equals(buffer(w).memory()))
                .allMatch(t -> buffer(t).home() == Home.SCRATCH && blocks.isLocal(t, list.all));
    }

    private List<Step> steps(List<List<Work>> some) {
        List<Step> steps = new ArrayList<>();
        some.forEach(group -> add(steps, step(group)));
        return Fusion.fuse(steps, this::memoryOf);
    }

    private String memoryOf(String tensor) {
        return buffers.values().stream().filter(b -> b.name().equals(tensor)).map(Buffer::memory).findFirst()
                .or(() -> outputs.stream().filter(o -> o.inPlaceOf().equals(tensor)).map(Program.Output::name)
                        .findFirst())
                .orElse(tensor);
    }

    private void levels(List<Work> group) {
        if (!group.getFirst().alone()) {
            Nests.sweeps(group, list.all, Nests.outer(group));
        }
    }

    /// Neighbouring scalar steps are one.
    private static void add(List<Step> steps, Step step) {
        if (step instanceof Step.Scalars more && !steps.isEmpty() && steps.getLast() instanceof Step.Scalars before) {
            List<Step.Assignment> all = new ArrayList<>(before.assignments());
            all.addAll(more.assignments());
            steps.set(steps.size() - 1, new Step.Scalars(all));
        } else {
            steps.add(step);
        }
    }

    private Buffer home(Work w, List<Work> group) {
        if (w.result.isEmpty()) {
            return new Buffer(w.target, List.of(), Home.SCALAR, "");
        }
        if (w.isOutput) {
            return new Buffer(w.target, outputNamed(w.target).axes(), Home.OUTPUT, "");
        }
        boolean ofRow = w.kind == Work.Kind.REDUCE || w.node instanceof Expr.Pick && !isFlat(group);
        boolean register = ofRow && !w.alone() && readersAreIn(group, w) && w.result.equals(Nests.outer(group));
        return new Buffer(w.target, list.ordered(w.result), register ? Home.REGISTER : Home.SCRATCH, "");
    }

    private static boolean isFlat(List<Work> group) {
        return group.stream().allMatch(w -> w.walked.equals(Nests.outer(group)));
    }

    private boolean readersAreIn(List<Work> group, Work w) {
        return list.all.stream().filter(t -> reads(t, w)).allMatch(group::contains);
    }

    private static boolean reads(Work reader, Work producer) {
        return reader.reads.stream().anyMatch(read -> read.from() == producer);
    }

    private Program.Output outputNamed(String name) {
        return outputs.stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow();
    }

    /// A value needed within its nest only lives in the memory of a tensor that a later sweep of the nest writes; so does what lived in
    /// its own.
    private void shareMemory(Work w, List<Work> group) {
        if (w.kind != Work.Kind.STORE || w.isOutput || !readersAreIn(group, w)) {
            return;
        }
        for (Work t : group) {
            boolean fits = t.kind == Work.Kind.STORE && t != w && t.walked.equals(w.walked) && t.level > w.level
                    && buffer(t).inside().isEmpty() && isFree(buffer(t).name());
            if (fits && list.all.stream().noneMatch(r -> r != t && r.level >= t.level && reads(r, w))) {
                buffers.replaceAll((_, b) -> b.memory().equals(w.target)
                        ? new Buffer(b.name(), buffer(t).axes(), Home.SCRATCH, t.target) : b);
                return;
            }
        }
    }

    /// A value over a whole tensor takes the place of one that nothing reads any more, but for the same positions while it is written.
    private void overwrite(Work w, List<Work> group) {
        if (w.kind != Work.Kind.STORE || !buffers.containsKey(w) || !isOwnScratch(w)) {
            return;
        }
        List<Work> tenants = group.stream().filter(t -> buffers.containsKey(t) && buffer(t).memory().equals(w.target))
                .toList();
        Work first = tenants.stream().min(java.util.Comparator.comparingInt(t -> t.level)).orElseThrow();
        for (Work s : list.all) {
            if (buffers.containsKey(s) && !group.contains(s) && isOwnScratch(s) && isFree(s.target)
                    && buffer(s).axes().equals(buffer(w).axes()) && isLocal(s) == isLocal(w)
                    && list.all.stream().filter(r -> reads(r, s)).allMatch(r -> isDone(r, s, first, group))) {
                tenants.forEach(t -> buffers.put(t, new Buffer(t.target, buffer(t).axes(), Home.SCRATCH, s.target)));
                return;
            }
        }
    }

    private boolean isLocal(Work w) {
        return blocks != null && blocks.isLocal(w, list.all);
    }

    private boolean isOwnScratch(Work w) {
        return buffer(w).home() == Home.SCRATCH && buffer(w).inside().isEmpty();
    }

    /// Whether a reader has read a value when another one is written, or reads each entry before it is.
    private boolean isDone(Work reader, Work read, Work written, List<Work> group) {
        if (!group.contains(reader)) {
            return groups.indexOf(group) > groupOf(reader);
        }
        boolean sameSweep = reader.level == written.level && reader.walked.equals(written.walked)
                && list.all.indexOf(reader) <= list.all.indexOf(written);
        boolean ownPosition = reader.reads.stream().filter(r -> r.from() == read)
                .allMatch(r -> r.same().equals(read.result));
        return reader.level < written.level || sameSweep && ownPosition;
    }

    private int groupOf(Work w) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).contains(w)) {
                return i;
            }
        }
        throw new IllegalStateException("unplaced " + w);
    }

    private boolean isFree(String name) {
        boolean takenBefore = buffers.values().stream().anyMatch(b -> b.inside().equals(name));
        boolean inPlace = outputs.stream().anyMatch(o -> o.name().equals(name) && !o.inPlaceOf().isEmpty());
        return !takenBefore && !inPlace;
    }

    private Buffer buffer(Work w) {
        return Objects.requireNonNull(buffers.get(w));
    }

    private Step step(List<Work> group) {
        Work first = group.getFirst();
        if (first.kind == Work.Kind.SCALAR) {
            return new Step.Scalars(List.of(new Step.Assignment(first.target, formula(first))));
        }
        if (first.kind == Work.Kind.ROWS) {
            return new Step.Rows(first.target, (Expr.Custom) formula(first));
        }
        if (first.scattered != null) {
            Work.Scattered s = first.scattered;
            return new Step.Scatter(first.target, s.axis(), tensor(s.index()),
                    translate(s.value(), new IdentityHashMap<>()));
        }
        if (first.contraction != null) {
            Work.Contraction c = first.contraction;
            return new Step.MatrixProduct(first.target, tensor(c.a()), tensor(c.b()), c.m(), c.n(), c.k());
        }
        SortedSet<Axis> outer = Nests.outer(group);
        List<Sweep> sweeps = Nests.sweeps(group, list.all, outer).stream()
                .flatMap(s -> sweeps(list.ordered(s.inner()), s.work().stream().map(this::statement).toList()))
                .toList();
        return new Step.Nest(list.ordered(outer), sweeps);
    }

    private Stream<Sweep> sweeps(List<Axis> inner, List<Statement> statements) {
        return limit.cut(statements).stream().map(part -> new Sweep(inner, part));
    }

    private Statement statement(Work w) {
        return w.node instanceof Expr.Reduce r && w.kind == Work.Kind.REDUCE
                ? new Statement.Accumulate(w.target, r.op(), translate(r.x(), new IdentityHashMap<>()))
                : new Statement.Store(w.target, formula(w));
    }

    private Expr.Input tensor(Expr operand) {
        return (Expr.Input) translate(operand, new IdentityHashMap<>());
    }

    /// The formula of a value itself: its own node is computed, what is cut below it is read.
    private Expr formula(Work w) {
        var memo = new IdentityHashMap<Expr, Expr>();
        boolean copies = list.isCut(w.node) && list.producer(w.node) != w;
        return copies ? translate(w.node, memo) : below(w.node, memo);
    }

    private Expr translate(Expr expr, Map<Expr, Expr> memo) {
        Expr known = memo.get(expr);
        if (known != null) {
            return known;
        }
        Expr result = list.isCut(expr) ? read(Objects.requireNonNull(list.producer(expr))) : below(expr, memo);
        memo.put(expr, result);
        return result;
    }

    private Expr below(Expr expr, Map<Expr, Expr> memo) {
        if (expr instanceof Expr.Stop s) {
            return translate(s.x(), memo);
        }
        if (expr instanceof Expr.Rename r) {
            return renamed(translate(r.x(), memo), r);
        }
        List<Expr> operands = expr.operands();
        return operands.isEmpty() ? expr : expr.withOperands(operands.stream().map(x -> translate(x, memo)).toList());
    }

    /// What is in memory is read under the other name.
    private static Expr renamed(Expr stored, Expr.Rename r) {
        return stored instanceof Expr.Input i ? new Expr.Input(i.name(),
                i.axes().stream().map(axis -> axis.equals(r.from()) ? r.to() : axis).toList(), i.kind()) : stored;
    }

    private Expr read(Work producer) {
        return producer.kind == Work.Kind.SCALAR || producer.result.isEmpty()
                ? new Expr.Hyper(producer.target, Kind.REAL)
                : new Expr.Input(producer.target, buffer(producer).axes(), Kind.REAL);
    }

    private List<Expr> nodes() {
        return Graph.topological(outputs.stream().map(o -> graph.intern(o.value())).toList());
    }

    private List<Expr.Input> inputs() {
        Set<Expr.Input> inputs = new LinkedHashSet<>();
        nodes().forEach(node -> {
            if (node instanceof Expr.Input i) {
                inputs.add(i);
            }
        });
        return List.copyOf(inputs);
    }

    private List<Expr.Hyper> hypers() {
        Set<Expr.Hyper> hypers = new LinkedHashSet<>();
        nodes().forEach(node -> {
            if (node instanceof Expr.Hyper h) {
                hypers.add(h);
            }
        });
        return List.copyOf(hypers);
    }

    private List<Axis> axes() {
        Set<Axis> axes = new LinkedHashSet<>();
        inputs().forEach(i -> i.axes().forEach(a -> axes.addAll(parts(a))));
        outputs.forEach(o -> o.axes().forEach(a -> axes.addAll(parts(a))));
        nodes().forEach(node -> {
            switch (node) {
                case Expr.Size s -> axes.addAll(parts(s.axis()));
                case Expr.Position p -> axes.addAll(parts(p.axis()));
                case Expr.Custom c -> c.operation().axes().forEach(axis -> axes.addAll(parts(axis)));
                case Expr.Input _, Expr.Hyper _, Expr.Const _, Expr.Elementwise _, Expr.Reduce _, Expr.View _ ->
                    {
                }
            }
        });
        return List.copyOf(axes);
    }

    /// The axes whose sizes callers give for it.
    private List<Axis> parts(Axis axis) {
        return fused.getOrDefault(axis.source(), List.of(axis.source()));
    }

    private List<PlanOutput> planOutputs() {
        return outputs.stream().map(o -> new PlanOutput(o.name(), o.axes(), o.name(), o.inPlaceOf())).toList();
    }
}
