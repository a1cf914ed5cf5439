// SPDX-License-Identifier: Apache-2.0

/// Drawings as SVG, for charts of losses, runs and races. It is text: nothing of `java.desktop` or `java.xml` is needed.
@NullMarked
package dev.thalweg.training.svg;

import org.jspecify.annotations.NullMarked;
