// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts what an encoding had to pass over, to be said once at the end and not once a row.
final class EncodingLog {
    private final Map<String, Integer> unknownCategories = new LinkedHashMap<>();
    private final Map<String, Integer> unseenMissing = new LinkedHashMap<>();
    private int unknownIndices;

    void unknownCategory(String column) {
        unknownCategories.merge(column, 1, Integer::sum);
    }

    void unseenMissing(String column) {
        unseenMissing.merge(column, 1, Integer::sum);
    }

    void unknownIndex() {
        unknownIndices++;
    }

    /// One line a finding.
    List<Notice> notices(String file) {
        var notices = new ArrayList<Notice>();
        unknownCategories.forEach((column, count) -> notices.add(Notice.warning(
                "%s: column '%s': %,d cells hold a category that the training part does not; taken as "
                        + "none of the known.",
                file, column, count)));
        unseenMissing.forEach((column, count) -> notices.add(Notice.warning(
                "%s: column '%s': %,d cells are missing, and none was in the training part; taken as average.", file,
                column, count)));
        if (unknownIndices > 0) {
            notices.add(Notice.warning("%s: %,d entries have an index that the training part does not; passed over.",
                    file, unknownIndices));
        }
        return List.copyOf(notices);
    }
}
