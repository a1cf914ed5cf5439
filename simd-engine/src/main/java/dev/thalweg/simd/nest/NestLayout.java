// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.code.Access;
import dev.thalweg.api.code.Level;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Reduction;
import dev.thalweg.api.plan.Home;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Reads;
import dev.thalweg.api.plan.Sizes;
import dev.thalweg.api.plan.Step;
import dev.thalweg.simd.kernel.Form;
import dev.thalweg.simd.kernel.Kernel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A nest for given sizes: how it is cut and where everything lies.
final class NestLayout {
    /// Positions of one run along a row, and rows of one block where each has one entry.
    static final int CHUNK = 4096;
    /// Positions of one run across rows.
    static final int ACROSS_RUN = 256;
    /// Rows at least, of a chunk that is walked across.
    static final int ACROSS_ROWS = 64;
    /// Rows at least so long are walked along where nothing is folded row by row.
    static final int LONG_ROW = 64;

    private record Key(Access access, List<Axis> inner) {
    }

    private final NestCode code;
    private final Sizes sizes;
    private final BlockStart start;
    private final boolean isAlongside;
    private final Map<Key, Operand> operands = new LinkedHashMap<>();
    private final List<SweepLayout> sweeps = new ArrayList<>();
    private final List<Total> totals = new ArrayList<>();
    private final boolean flat;
    private final int rows;
    private final int chunkRows;
    private final boolean mayGoBack;

    /// A fold over everything.
    ///
    /// @param number its slot among the numbers
    /// @param op how values are folded
    record Total(int number, Reduction op) {
    }

    NestLayout(NestCode code, Sizes sizes, BlockStart start, boolean isAlongside) {
        this.code = code;
        this.sizes = sizes;
        this.start = start;
        this.isAlongside = isAlongside;
        rows = sizes.length(code.outer(), code.name());
        flat = code.sweeps().stream().allMatch(part -> part.inner().isEmpty());
        code.sweeps().forEach(part -> sweeps.add(sweep(part)));
        int longest = sweeps.stream().mapToInt(SweepLayout::positions).max().orElse(1);
        boolean across = sweeps.stream().anyMatch(s -> s.form() == Form.ACROSS);
        mayGoBack = !isAlongside && totals.isEmpty() && sweeps.stream().allMatch(s -> s.stores().isEmpty())
                && sweeps.stream().flatMap(s -> s.folds().stream()).noneMatch(SweepLayout.FoldTarget::goesOn);
        int rowsOfChunk = Math.ceilDiv(CHUNK, Math.max(1, longest));
        chunkRows = flat || longest > CHUNK && !across ? rowsOfChunk
                : Math.max(across ? ACROSS_ROWS : 0, Math.ceilDiv(rowsOfChunk, Kernel.LANES) * Kernel.LANES);
    }

    private SweepLayout sweep(NestCode.SweepPart part) {
        List<Operand> read = part.code().loads().stream().map(access -> operand(access, part.inner())).toList();
        List<Operand> written = part.code().targets().stream().map(access -> operand(access, part.inner())).toList();
        List<SweepLayout.FoldTarget> folds = new ArrayList<>();
        for (int i = 0; i < part.code().foldTargets().size(); i++) {
            folds.add(foldTarget(part, i));
        }
        int positions = sizes.length(part.inner(), code.name());
        Form form = form(part, positions, read, written);
        return new SweepLayout(part, form, positions, read, written, folds);
    }

    private SweepLayout.FoldTarget foldTarget(NestCode.SweepPart part, int fold) {
        String name = part.code().foldTargets().get(fold);
        var op = part.code().foldOps().get(fold);
        if (part.isTotal(name)) {
            totals.add(new Total(code.context().numbers().slot(name), op));
            return new SweepLayout.FoldTarget(op, totals.size() - 1, null, false);
        }
        List<Axis> kept = code.context().plan().buffer(name).axes();
        boolean goesOn = sizes.blocked() != null && !kept.contains(sizes.blocked());
        return new SweepLayout.FoldTarget(op, -1, operand(Access.of(name, kept), List.of()), goesOn);
    }

    /// Along rows that are long and lie side by side; across them if neighbours are rather found in the next row.
    ///
    /// Where something is folded row by row, what a row costs by itself makes the way across worth it as long as a row is one run.
    private Form form(NestCode.SweepPart part, int positions, List<Operand> read, List<Operand> written) {
        List<Operand> all = new ArrayList<>(read);
        all.addAll(written);
        if (part.inner().isEmpty()) {
            return flat && all.stream().allMatch(Operand::isInStep) ? Form.FLAT : Form.ROWS;
        }
        long along = all.stream().filter(o -> o.isPerPosition() && o.hasContiguousInner()).count();
        long across = all.stream().filter(o -> o.level() == Level.ELEMENT && o.hasContiguousRows()).count();
        boolean transposed = foldsRows() && all.stream().filter(o -> o.level() == Level.ELEMENT)
                .allMatch(o -> o.hasRegularRows() || o.hasContiguousRows());
        int longRow = transposed ? ACROSS_RUN + 1 : LONG_ROW;
        return positions >= longRow && along >= across ? Form.ALONG : Form.ACROSS;
    }

    private boolean foldsRows() {
        return code.sweeps().stream()
                .anyMatch(part -> !part.code().foldTargets().stream().allMatch(part::isTotal));
    }

    private Operand operand(Access access, List<Axis> inner) {
        boolean perPosition = access.axes().stream().anyMatch(inner::contains);
        List<Axis> walked = perPosition ? inner : List.of();
        Key key = new Key(access, walked);
        Operand known = operands.get(key);
        if (known == null) {
            known = locate(access, walked);
            operands.put(key, known);
        }
        return known;
    }

    private Operand locate(Access access, List<Axis> inner) {
        Tensors tensors = code.context().tensors();
        int slot = tensors.slot(access.source());
        Tensors.Tensor tensor = tensors.all().get(slot);
        OperandWalks walks = new OperandWalks(access, sizes);
        List<Operand.Index> indices = new ArrayList<>();
        walks.indexed().forEach(i -> indices.add(new Operand.Index(operand(i.access(), inner), i.size(), i.stride())));
        boolean local = tensor.role() == Tensors.Role.LOCAL;
        return new Operand(operands.size(), slot, walks.level(code.outer()), tensor.labels(), walks.base(),
                start, local ? 0 : walks.blockStride(), walks.along(code.outer()),
                walks.along(inner), indices, local);
    }

    /// Whether a block before this one left something to go on from.
    boolean goesOn() {
        return start.row > 0;
    }

    /// Whether what a sweep stores must reach the tensor itself: it is a result, or something reads it elsewhere or otherwise.
    boolean isNeeded(Operand stored, String name) {
        KernelPlan plan = code.context().plan();
        if (plan.buffer(name).home() == Home.OUTPUT || isReadElsewhere(plan, name)) {
            return true;
        }
        boolean otherwise = operands.entrySet().stream().anyMatch(e -> e.getValue() != stored
                && e.getKey().access.source() instanceof Access.Tensor t && t.name().equals(name));
        return otherwise || sweeps.stream().anyMatch(s -> s.form() != Form.ACROSS && s.uses(stored));
    }

    private boolean isReadElsewhere(KernelPlan plan, String name) {
        int writers = 0;
        for (Step step : plan.walks()) {
            boolean writes = step instanceof Step.Nest && Reads.written(step).contains(name);
            if (!writes && Reads.of(step).contains(name)) {
                return true;
            }
            writers += writes ? 1 : 0;
        }
        return writers > 1;
    }

    NestCode code() {
        return code;
    }

    List<SweepLayout> sweeps() {
        return sweeps;
    }

    List<Total> totals() {
        return totals;
    }

    int operandCount() {
        return operands.size();
    }

    int rows() {
        return rows;
    }

    int chunkRows() {
        return chunkRows;
    }

    int chunks() {
        return FlatWorker.canRun(this) ? flatChunks().count() : Math.ceilDiv(rows, chunkRows);
    }

    /// The chunks of a [FlatWorker]. Who runs them alongside something else goes by [#chunkRows].
    FlatChunks flatChunks() {
        boolean isSummed = totals.stream().anyMatch(total -> total.op() == Reduction.SUM);
        return isSummed || isAlongside ? FlatChunks.ordered(rows)
                : FlatChunks.free(rows, code.context().type().bytes());
    }

    /// Where a chunk begins. The last one goes back to fill whole vectors where nothing comes of it but sums of rows, for these may
    /// as well be computed twice, unless they go on from an earlier block, or the rows before are another thread's.
    int firstRow(int chunk) {
        int first = chunk * chunkRows;
        int missing = Math.floorMod(first - endRow(chunk), Kernel.LANES);
        return mayGoBack && first >= missing ? first - missing : first;
    }

    int endRow(int chunk) {
        return Math.min(rows, (chunk + 1) * chunkRows);
    }

    /// Operations and memory accesses of the whole nest.
    long work() {
        long work = 0;
        for (SweepLayout sweep : sweeps) {
            int perPosition = sweep.part().code().operations() + 3 * sweep.part().code().tensors();
            work += (long) perPosition * sweep.positions() * rows;
        }
        return work;
    }
}
