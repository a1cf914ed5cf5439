// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.report;

import java.util.List;
import java.util.stream.IntStream;

/// A logarithmic axis over whole decades.
///
/// @param from the decade where it begins, as a power of ten
/// @param to the decade where it ends
/// @param left where it begins in the picture
/// @param width how wide it is there
record LogScale(int from, int to, double left, double width) {

    /// An axis that holds some numbers, and 1.
    static LogScale over(List<Double> numbers, double left, double width) {
        double least = numbers.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        double most = numbers.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return new LogScale((int) Math.floor(Math.min(-1, Math.log10(least))),
                (int) Math.ceil(Math.max(1, Math.log10(most))), left, width);
    }

    double x(double number) {
        return left + width * (Math.log10(number) - from) / (to - from);
    }

    List<Double> ticks() {
        return IntStream.rangeClosed(from, to).mapToObj(power -> Math.pow(10, power)).toList();
    }

    /// A power of ten without an exponent or idle digits.
    static String name(double tick) {
        return tick < 1 ? Double.toString(tick) : Long.toString(Math.round(tick));
    }
}
