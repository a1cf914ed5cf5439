// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.code.Level;
import dev.thalweg.api.code.Primitive;
import dev.thalweg.api.code.Sort;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.api.code.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A walk across the rows of a block: [Form#ACROSS]. A few vectors of rows go through all positions before the next ones do. Lane and
/// row are one: what the row alone decides is computed before the loop over inner positions, and folds run over these in order, lane
/// by lane.
final class BlockLoop extends Loop {
    /// Bodies shorter than this are written for several vectors of rows, so that their folds need not wait for each other.
    private static final int SHORT = 12;
    private static final int VECTORS = 4;

    private final int[] strides;
    private final int[] at;
    private int lane;

    BlockLoop(CodeBuilder code, SweepCode sweep, Target target) {
        super(code, sweep, Form.ACROSS, target);
        strides = new int[bases.length];
        at = new int[bases.length];
    }

    @Override
    void walk() {
        for (int i = 0; i < strides.length; i++) {
            strides[i] = place(2 * i + 1);
        }
        int rows = place(2 * bases.length);
        code.iconst_0();
        lane = toLocal(TypeKind.INT);
        if (lanes > 1 && sweep.operations() < SHORT) {
            groups(VECTORS, () -> code.iload(rows).loadConstant(-VECTORS * lanes).iand());
        }
        groups(1, () -> code.iload(rows));
    }

    private void groups(int vectors, Runnable bound) {
        loop(lane, bound, vectors * lanes, () -> locals.scope(() -> group(vectors)));
    }

    /// Some vectors of rows, through all positions.
    private void group(int vectors) {
        List<Map<Value, Integer>> perRow = new ArrayList<>();
        int[][] sums = new int[vectors][];
        for (int i = 0; i < vectors; i++) {
            perRow.add(perRow(i * lanes));
            sums[i] = identities();
        }
        for (int i = 0; i < at.length; i++) {
            code.iload(bases[i]);
            if (!isColumn(i)) {
                code.iload(lane).iadd();
            }
            at[i] = toLocal(TypeKind.INT);
        }
        code.iconst_0();
        int position = toLocal(TypeKind.INT);
        loop(position, () -> code.iload(COUNT), 1, () -> {
            for (int i = 0; i < vectors; i++) {
                body(perRow.get(i), sums[i], i * lanes);
            }
            advance();
        });
        for (int i = 0; i < vectors; i++) {
            store(sums[i], i * lanes);
        }
    }

    private int[] identities() {
        int[] sums = new int[sweep.folds().size()];
        for (int fold = 0; fold < sums.length; fold++) {
            pushIdentity(vector, sweep.folds().get(fold).op());
            sums[fold] = toLocal(vector.local(Sort.REAL));
        }
        return sums;
    }

    /// Values that depend on the row alone and that the loop needs.
    private Map<Value, Integer> perRow(int offset) {
        Evaluation values = evaluation(vector, shared, leaf -> pushRow(((Primitive.Load) leaf).tensor(), offset));
        Set<Value> inside = usedBy(user -> user.level() == Level.ELEMENT);
        for (Value value : order) {
            if (value.level() == Level.ROW && inside.contains(value)) {
                values.keep(value);
            }
        }
        return new HashMap<>(values.locals());
    }

    private void pushRow(int tensor, int offset) {
        vector.load(code, arrays[tensor], () -> {
            code.iload(bases[tensor]).iload(lane).iadd();
            pushOffset(offset);
        });
    }

    private void pushOffset(int offset) {
        if (offset != 0) {
            code.loadConstant(offset).iadd();
        }
    }

    private boolean isColumn(int tensor) {
        return tensor < sweep.loads().size()
                && order.stream().anyMatch(v -> v.primitive() instanceof Primitive.Load load && load.tensor() == tensor
                        && load.level() == Level.COLUMN);
    }

    private void body(Map<Value, Integer> perRow, int[] sums, int offset) {
        locals.scope(() -> {
            Evaluation values = evaluation(vector, perRow, leaf -> pushInside((Primitive.Load) leaf, offset));
            sweep.early().forEach(values::keep);
            for (int i = 0; i < sweep.stores().size(); i++) {
                int tensor = sweep.storeTensor(i);
                Value value = sweep.stores().get(i).value();
                vector.store(code, arrays[tensor], () -> pushAt(tensor, offset), () -> values.push(value));
            }
            for (int fold = 0; fold < sums.length; fold++) {
                int value = values.keep(sweep.folds().get(fold).value());
                pushFolded(vector, sweep.folds().get(fold).op(), sums[fold], value, NO_MASK);
                code.storeLocal(vector.local(Sort.REAL), sums[fold]);
            }
        });
    }

    private void pushInside(Primitive.Load load, int offset) {
        int tensor = load.tensor();
        if (load.level() == Level.COLUMN) {
            vector.broadcast(code, () -> scalar.load(code, arrays[tensor], () -> code.iload(at[tensor])));
        } else {
            vector.load(code, arrays[tensor], () -> pushAt(tensor, offset));
        }
    }

    private void pushAt(int tensor, int offset) {
        code.iload(at[tensor]);
        pushOffset(offset);
    }

    private void advance() {
        for (int i = 0; i < at.length; i++) {
            code.iload(at[i]).iload(strides[i]).iadd().istore(at[i]);
        }
    }

    private void store(int[] sums, int offset) {
        for (int fold = 0; fold < sums.length; fold++) {
            int sum = sums[fold];
            vector.store(code, arrays[sweep.foldTensor(fold)], () -> {
                code.iload(lane);
                pushOffset(offset);
            }, () -> code.loadLocal(vector.local(Sort.REAL), sum));
        }
    }
}
