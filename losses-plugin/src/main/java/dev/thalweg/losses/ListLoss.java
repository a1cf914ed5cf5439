// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// A loss of ranked lists ([RankedLists]); a single list may be given without the axis of lists.
interface ListLoss extends OwnAxesLoss {
    @Override
    default String item() {
        return "list";
    }

    @Override
    default boolean acceptsSingleItem() {
        return true;
    }

    @Override
    default List<LossInput> inputs() {
        return RankedLists.inputs();
    }
}
