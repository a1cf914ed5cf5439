// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.List;

/// Lists names in a message, and stops where it would become a page.
final class Names {
    private static final int MOST = 20;

    private Names() {
    }

    static String list(List<String> names) {
        String first = String.join(", ", names.stream().limit(MOST).toList());
        return names.size() > MOST ? first + Messages.text(", … (%,d in all)", names.size()) : first;
    }
}
