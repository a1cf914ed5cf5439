// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

/// How the rows of a nest are shared among work-items. Shares follow from sizes, never from the device, so that sums keep their order.
public enum Form {
    /// A work-item takes a run of neighbouring rows; groups have one item. For processors.
    CHUNKS(1, 64),
    /// A work-item takes a row, and then the one that lies as many further as there are items. For graphics processors and short rows.
    ITEMS(256, 1024),
    /// The items of a group share a row. For graphics processors and long rows.
    GROUPS(256, 1024);

    /// How many partial sums a total has at most, in any form.
    public static final int MOST_GROUPS = 1024;

    private final int local;
    private final int groups;

    Form(int local, int groups) {
        this.local = local;
        this.groups = groups;
    }

    /// How many work-items make a group.
    ///
    /// @return the local size
    public int local() {
        return local;
    }

    /// How many groups there are at most; each makes one partial sum of a total.
    ///
    /// @return the number, at most [#MOST_GROUPS]
    public int groups() {
        return groups;
    }
}
