// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.ElementType;
import dev.thalweg.simd.kernel.Form;
import dev.thalweg.simd.kernel.Kernel;
import dev.thalweg.simd.kernel.Pads;
import dev.thalweg.simd.kernel.TieredKernel;

/// The arguments of one sweep's kernel on one worker, and where its operands are put for a run.
final class SweepRun {
    final SweepLayout layout;
    final Object[] tensors;
    final int[] places;
    final double[] numbers;
    /// For each fold what was folded so far: of a row, or of each row of a block.
    final double[][] sums;
    private final TieredKernel tiered;
    private final int[] slots;
    private final int stores;
    private final int folds;
    private Kernel kernel;

    SweepRun(SweepLayout layout, ElementType type, int blockRows) {
        this.layout = layout;
        tiered = layout.part().kernel(layout.form());
        kernel = tiered.current();
        slots = layout.part().numberSlots();
        stores = layout.loads().size();
        folds = stores + layout.stores().size();
        int count = layout.part().code().tensors();
        tensors = new Object[count + 1];
        int entries = switch (layout.form()) {
            case FLAT, ROWS -> Kernel.LANES;
            case ALONG -> Math.max(blockRows, AlongWalk.RUNS) * Kernel.LANES;
            case ACROSS -> blockRows;
        };
        for (int i = folds; i < count; i++) {
            tensors[i] = type.newArray(entries);
        }
        tensors[count] = Pads.of(layout.part().code());
        places = new int[2 * folds + 1];
        numbers = new double[slots.length];
        sums = new double[layout.folds().size()][blockRows];
    }

    /// Takes the numbers of the calls that follow, and the kernel in the form that it has by now.
    ///
    /// @return whether that is its final form
    boolean begin(double[] all) {
        for (int i = 0; i < slots.length; i++) {
            numbers[i] = all[slots[i]];
        }
        boolean isFinal = tiered.isSettled();
        kernel = tiered.current();
        return isFinal;
    }

    int storeTensor(int store) {
        return stores + store;
    }

    Object lanes(int fold) {
        return tensors[folds + fold];
    }

    /// Lets a fold leave its entries elsewhere.
    void foldInto(int fold, Object array) {
        tensors[folds + fold] = array;
    }

    /// Tells how many rows a block has.
    void rows(int count) {
        places[2 * folds] = count;
    }

    void put(int tensor, Object array, int base, int stride) {
        tensors[tensor] = array;
        places[2 * tensor] = base;
        places[2 * tensor + 1] = stride;
    }

    void run(int count) {
        kernel.run(tensors, places, numbers, count);
    }

}
