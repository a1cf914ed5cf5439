// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.Arrays;
import java.util.Comparator;

/// Orders texts by Unicode code point, which no locale changes. (`String.compareTo` orders UTF-16 units, which puts
/// characters beyond U+FFFF before some below.)
enum CodePointOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
