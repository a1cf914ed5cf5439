// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A range of numbers along an edge of a picture.
///
/// @param from the number at the beginning
/// @param to the number at the end
/// @param isLogarithmic whether equal ratios are equally long, instead of equal differences
record Scale(double from, double to, boolean isLogarithmic) {
    private static final int ABOUT_TICKS = 6;
    private static final int MOST_DIGITS = 4;
    /// Of a quotient that should be whole.
    private static final double SLACK = 1e-9;

    static Scale linear(double from, double to) {
        return new Scale(from, to, false);
    }

    /// @param from greater than 0
    static Scale logarithmic(double from, double to) {
        return new Scale(from, to, true);
    }

    /// A range around numbers, with a margin on both sides.
    static Scale around(double low, double high) {
        double margin = (high - low) / 20;
        return linear(low - margin, high + margin);
    }

    boolean contains(double number) {
        return number >= from && number <= to;
    }

    /// How far along a number is: 0 at the beginning, 1 at the end.
    double part(double number) {
        return isLogarithmic ? Math.log(number / from) / Math.log(to / from) : (number - from) / (to - from);
    }

    /// Round numbers within the range: one, two or five times a power of ten apart, or powers of ten.
    List<BigDecimal> ticks() {
        return isLogarithmic ? powers() : multiples();
    }

    private List<BigDecimal> powers() {
        return IntStream
                .rangeClosed((int) Math.ceil(Math.log10(from) - SLACK), (int) Math.floor(Math.log10(to) + SLACK))
                .mapToObj(BigDecimal.ONE::scaleByPowerOfTen).toList();
    }

    private List<BigDecimal> multiples() {
        double rough = (to - from) / ABOUT_TICKS;
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(rough)));
        BigDecimal step = Stream.of(1, 2, 5, 10).map(BigDecimal::valueOf).map(power::multiply)
                .filter(s -> s.doubleValue() >= rough * 0.99).findFirst().orElse(power);
        return LongStream
                .rangeClosed((long) Math.ceil(from / step.doubleValue() - SLACK),
                        (long) Math.floor(to / step.doubleValue() + SLACK))
                .mapToObj(BigDecimal::valueOf).map(step::multiply).toList();
    }

    /// How a tick is written.
    static String label(BigDecimal tick) {
        BigDecimal brief = tick.stripTrailingZeros();
        return Math.abs(brief.scale()) > MOST_DIGITS ? brief.toEngineeringString() : brief.toPlainString();
    }
}
