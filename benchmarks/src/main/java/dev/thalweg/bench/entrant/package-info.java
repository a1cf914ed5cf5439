// SPDX-License-Identifier: Apache-2.0
/// Who races without being fetched: the product and its twin, plain Java, and the limits of the machine.
@NullMarked
package dev.thalweg.bench.entrant;

import org.jspecify.annotations.NullMarked;
