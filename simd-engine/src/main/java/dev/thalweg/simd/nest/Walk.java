// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import java.util.ArrayList;
import java.util.List;

/// A walk over several axes in order, the last one fastest, and how far each moves in an array.
///
/// Neighbouring axes that move as one are joined, so a walk over contiguous memory is linear with stride 1.
final class Walk {
    private final int[] sizes;
    private final int[] strides;

    private Walk(int[] sizes, int[] strides) {
        this.sizes = sizes;
        this.strides = strides;
    }

    /// One axis of a walk.
    ///
    /// @param size its size
    /// @param stride how far a step moves; 0 if the array lacks the axis
    record Leg(int size, int stride) {
        /// Whether this leg and the next one are one longer leg.
        boolean joins(Leg next) {
            return stride == next.size * next.stride;
        }
    }

    static Walk of(List<Leg> legs) {
        List<Leg> joined = new ArrayList<>();
        for (Leg leg : legs) {
            if (leg.size == 1) {
                continue;
            }
            boolean joins = !joined.isEmpty() && joined.getLast().joins(leg);
            joined.add(joins ? new Leg(joined.removeLast().size * leg.size, leg.stride) : leg);
        }
        if (joined.isEmpty()) {
            joined.add(new Leg(1, 0));
        }
        return new Walk(joined.stream().mapToInt(Leg::size).toArray(), joined.stream().mapToInt(Leg::stride).toArray());
    }

    boolean isLinear() {
        return sizes.length == 1;
    }

    /// Whether neighbouring positions are neighbours in memory; a single position always is.
    boolean isContiguous() {
        return isLinear() && (strides[0] == 1 || sizes[0] <= 1);
    }

    /// How far one step moves, of a linear walk.
    int stride() {
        return strides[strides.length - 1];
    }

    /// Where a position lies, relative to the first.
    int offset(int position) {
        if (sizes.length == 1) {
            return position * strides[0];
        }
        int offset = 0;
        int rest = position;
        for (int i = sizes.length - 1; i > 0; i--) {
            offset += rest % sizes[i] * strides[i];
            rest /= sizes[i];
        }
        return offset + rest * strides[0];
    }

    /// Where some positions lie.
    ///
    /// @param offsets receives an offset for each
    /// @param from the first position
    /// @param count how many
    /// @param base is added to each
    void offsets(int[] offsets, int from, int count, int base) {
        int last = sizes[sizes.length - 1];
        for (int done = 0; done < count;) {
            int leg = isLinear() ? count : Math.min(count, done + last - (from + done) % last);
            ramp(offsets, done, leg, base + offset(from + done), stride());
            done = leg;
        }
    }

    private static void ramp(int[] offsets, int from, int to, int start, int stride) {
        for (int i = from; i < to; i++) {
            offsets[i] = start + (i - from) * stride;
        }
    }
}
