// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// Random bits as a function of what they are for and of a counter: no state, the same on every machine and forever.
///
/// With `mix` the finaliser of SplitMix64 and `G = 0x9E3779B97F4A7C15`:
///
/// ```
/// key(seed, purpose, index) = mix(mix(mix(seed + G) + purpose · G) + index · G)
/// bits(key, counter)        = mix(key + (counter + 1) · G)
/// ```
///
/// All arithmetic is modulo 2⁶⁴. For one key this is the sequence of SplitMix64. These formulas are part of the format
/// of a run: a change would make old seeds mean something else. Source: G. L. Steele, D. Lea, C. H. Flood, "Fast
/// Splittable Pseudorandom Number Generators", 2014.
public final class CounterRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private CounterRandom() {
    }

    /// The key of a sequence.
    ///
    /// @param seed the seed of the run
    /// @param purpose what the numbers are for, a small constant of its own for each use
    /// @param index which of several such sequences, for instance the epoch
    /// @return a key for [#bits]
    public static long key(long seed, long purpose, long index) {
        return mix(mix(mix(seed + GOLDEN) + purpose * GOLDEN) + index * GOLDEN);
    }

    /// The bits at a counter.
    ///
    /// @param key from [#key]
    /// @param counter counted from 0
    /// @return 64 random bits
    public static long bits(long key, long counter) {
        return mix(key + (counter + 1) * GOLDEN);
    }

    /// A whole number below a bound: the upper half of the 128-bit product of the bits and the bound. Each number is as
    /// likely as any other up to 2⁻³³.
    ///
    /// @param key from [#key]
    /// @param counter counted from 0
    /// @param bound above 0
    /// @return from 0 to below the bound
    public static int below(long key, long counter, int bound) {
        return (int) Math.unsignedMultiplyHigh(bits(key, counter), bound);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
