// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows that are ready to train on, to evaluate or to predict.
public final class Dataset {
    private final Matrix inputs;
    private final List<String> featureNames;
    private final @Nullable Targets targets;
    private final int @Nullable [] lists;

    Dataset(Matrix inputs, List<String> featureNames, @Nullable Targets targets, int @Nullable [] lists) {
        this.inputs = inputs;
        this.featureNames = List.copyOf(featureNames);
        this.targets = targets;
        this.lists = lists;
    }

    /// The encoded and scaled inputs.
    ///
    /// @return `[rows, features]`
    public Matrix inputs() {
        return inputs;
    }

    /// The names of the features.
    ///
    /// @return one a column of the inputs
    public List<String> featureNames() {
        return featureNames;
    }

    /// What is to be met; absent where rows are only to be predicted.
    ///
    /// @return numbers or labels, one a row
    public Optional<Targets> targets() {
        return Optional.ofNullable(targets);
    }

    /// The ranking list of each row, if the data has lists.
    ///
    /// @return list numbers, one a row, not decreasing; a fresh array
    public Optional<int[]> lists() {
        return Optional.ofNullable(lists).map(int[]::clone);
    }

    /// The number of rows.
    ///
    /// @return at least 0
    public int rows() {
        return inputs.rows();
    }

    /// The number of features of a row.
    ///
    /// @return at least 1
    public int features() {
        return inputs.columns();
    }
}
