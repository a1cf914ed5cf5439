// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Meaning;
import dev.thalweg.gpu.device.DeviceBuffer;
import dev.thalweg.gpu.emit.Form;
import dev.thalweg.gpu.emit.Total;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The folds over everything of a plan: partial ones on the device, of which the host makes numbers when one is asked for.
///
/// They are put together in the order of the groups.
final class Totals {
    private final OpenClExecutable executable;
    private final List<Total> totals;
    private final int[] slots;
    private final int[] groups;
    private final boolean doubles;
    private final Object partials;
    private @Nullable DeviceBuffer buffer;
    private boolean pending;

    Totals(OpenClExecutable executable) {
        this.executable = executable;
        totals = executable.text().totals();
        slots = totals.stream().mapToInt(total -> executable.numbers().slot(total.name())).toArray();
        groups = new int[totals.size()];
        doubles = executable.session().device().arithmetic().doubles();
        int count = totals.size() * Form.MOST_GROUPS;
        partials = doubles ? new double[count] : new float[2 * count];
    }

    /// Whether a number is one of them.
    boolean has(Expr leaf) {
        return leaf instanceof Expr.Hyper number && has(Set.of(number.name()));
    }

    /// Whether one of some numbers is one of them.
    boolean has(Set<String> names) {
        return totals.stream().anyMatch(total -> names.contains(total.name()));
    }

    /// Where partial folds go.
    DeviceBuffer buffer() {
        if (buffer == null) {
            buffer = executable.session().buffer((long) totals.size() * Form.MOST_GROUPS * Double.BYTES);
        }
        return Objects.requireNonNull(buffer);
    }

    /// Some totals are being made.
    ///
    /// @param made which
    /// @param count of how many groups; 0 if there is nothing to fold
    /// @param goesOn whether they go on from earlier blocks
    void begun(List<Total> made, int count, boolean goesOn) {
        // an iterator would be garbage in every run
        for (int i = 0; i < made.size(); i++) {
            int index = made.get(i).index();
            groups[index] = goesOn ? Math.max(groups[index], count) : count;
        }
        pending |= !made.isEmpty();
    }

    /// Makes numbers of what is on the device, if there is anything new.
    void bring(double[] numbers) {
        if (!pending) {
            return;
        }
        int used = 0;
        for (int i = 0; i < groups.length; i++) {
            used = groups[i] > 0 ? totals.get(i).place() + groups[i] : used;
        }
        if (used > 0) {
            buffer().read(partials, doubles ? used : 2 * used);
        }
        for (int i = 0; i < groups.length; i++) {
            numbers[slots[i]] = fold(totals.get(i), groups[i]);
        }
        pending = false;
    }

    private double fold(Total total, int count) {
        double all = total.op().identity();
        for (int group = 0; group < count; group++) {
            all = Meaning.fold(total.op(), all, partial(total.place() + group));
        }
        return all;
    }

    private double partial(int at) {
        return switch (partials) {
            case double[] wide -> wide[at];
            case float[] pairs -> {
                double sum = pairs[2 * at];
                yield Double.isFinite(sum) ? sum + pairs[2 * at + 1] : sum;
            }
            default -> throw new IllegalStateException("unexpected " + partials.getClass());
        };
    }
}
