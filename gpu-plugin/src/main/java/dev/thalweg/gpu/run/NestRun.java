// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.plan.Sizes;
import dev.thalweg.gpu.emit.Form;
import dev.thalweg.gpu.emit.Parameter;
import dev.thalweg.gpu.emit.StepText;
import java.util.Objects;

/// A nest for given sizes.
final class NestRun implements StepRun {
    /// Fewer entries are not worth another work-item of a processor.
    private static final long ENTRIES_WORTH_AN_ITEM = 4096;
    /// Shorter rows leave most items of a group without work.
    private static final long LONG_ROW = 64;
    /// So many rows keep a graphics processor busy with a work-item each.
    private static final int MANY_ROWS = 1 << 14;

    private final StepText.Nest nest;
    private final Workshop workshop;
    private final BlockStart start;
    private final boolean blocked;
    private final Form form;
    private final Arguments arguments;
    private final int rows;
    private final int groups;

    NestRun(StepText.Nest nest, Sizes sizes, BlockStart start, Workshop workshop) {
        this.nest = nest;
        this.workshop = workshop;
        this.start = start;
        blocked = sizes.blocked() != null;
        String name = workshop.executable().plan().name();
        rows = sizes.length(nest.step().outer(), name);
        long positions = nest.step().sweeps().stream().mapToLong(sweep -> sizes.length(sweep.inner(), name)).max()
                .orElse(1);
        form = form(positions);
        int most = switch (form) {
            case CHUNKS -> (int) Math.min(rows, rows * Math.max(1, positions) / ENTRIES_WORTH_AN_ITEM + 1);
            case ITEMS -> Math.ceilDiv(rows, form.local());
            case GROUPS -> rows;
        };
        int share = Math.ceilDiv(rows, Math.max(1, Math.min(most, form.groups())));
        groups = switch (form) {
            case CHUNKS -> rows == 0 ? 0 : Math.ceilDiv(rows, share);
            case ITEMS, GROUPS -> Math.min(most, form.groups());
        };
        arguments = new Arguments(Objects.requireNonNull(nest.kernels().get(form)), sizes, start, workshop,
                parameter -> ((Parameter.Rows) parameter).share() ? share : rows);
    }

    private Form form(long positions) {
        if (nest.kernels().size() == 1) {
            return nest.kernels().keySet().iterator().next();
        }
        boolean together = positions >= LONG_ROW && (nest.alongMemory() || rows < MANY_ROWS);
        return together ? Form.GROUPS : Form.ITEMS;
    }

    @Override
    public void run(double[] numbers) {
        if (rows > 0) {
            arguments.give(numbers).run((long) groups * form.local(), form.local());
        }
        workshop.totals().begun(nest.totals(), groups, blocked && start.row() > 0);
    }
}
