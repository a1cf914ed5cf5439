// SPDX-License-Identifier: Apache-2.0
/// What a race has shown: rows, the document `latest.json`, the table, the chart.
@NullMarked
package dev.thalweg.bench.report;

import org.jspecify.annotations.NullMarked;
