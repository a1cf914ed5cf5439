// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import java.nio.file.Path;

/// A step takes whole lists, of several lengths.
class SameBitsOfListsTest extends SameBitsContract {
    /// 18 lists train, in batches of 5.
    @Override
    TrainingConfig data(Path folder) {
        return TrainingConfig.of(Tables.lists(folder, 20), "relevance")
                .data(data -> data.withGroup(new Grouping.Column("query")))
                .fit(fit -> fit.withLoss("lambdarank").withBatch(BatchSize.of(5)));
    }
}
