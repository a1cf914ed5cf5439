// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Loops that touch the machine's limits, on the same vectors as the kernels.
final class LimitLoops {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final float FACTOR = 0.5f;
    /// Two units with a latency of four cycles need eight sums in flight; twelve leave room.
    private static final int SUMS = 12;

    private LimitLoops() {
    }

    /// Reads one array and writes one: 8 bytes an element.
    static double copy(float[] from, float[] to) {
        int i = 0;
        for (; i < LANES.loopBound(from.length); i += LANES.length()) {
            FloatVector.fromArray(LANES, from, i).intoArray(to, i);
        }
        for (; i < from.length; i++) {
            to[i] = from[i];
        }
        return to[0];
    }

    /// Reads two arrays and writes one from one position to another: 12 bytes an element.
    static double triad(float[] one, float[] other, float[] result, int from, int to) {
        int i = from;
        for (int end = from + LANES.loopBound(to - from); i < end; i += LANES.length()) {
            FloatVector.fromArray(LANES, one, i).mul(FACTOR).add(FloatVector.fromArray(LANES, other, i))
                    .intoArray(result, i);
        }
        for (; i < to; i++) {
            result[i] = FACTOR * one[i] + other[i];
        }
        return to > from ? result[from] : 0;
    }

    /// Reads three arrays and writes two of them, as optimizers with one moment do: 20 bytes an element.
    static double update(float[] gradient, float[] one, float[] two) {
        int i = 0;
        for (; i < LANES.loopBound(gradient.length); i += LANES.length()) {
            FloatVector g = FloatVector.fromArray(LANES, gradient, i);
            FloatVector a = FloatVector.fromArray(LANES, one, i);
            FloatVector b = FloatVector.fromArray(LANES, two, i);
            a.mul(FACTOR).add(g).intoArray(one, i);
            b.mul(FACTOR).add(g).intoArray(two, i);
        }
        for (; i < gradient.length; i++) {
            one[i] = FACTOR * one[i] + gradient[i];
            two[i] = FACTOR * two[i] + gradient[i];
        }
        return one[0];
    }

    /// Reads four arrays and writes three of them, as Adam does: 28 bytes an element.
    static double update(float[] gradient, float[] one, float[] two, float[] three) {
        int i = 0;
        for (; i < LANES.loopBound(gradient.length); i += LANES.length()) {
            FloatVector g = FloatVector.fromArray(LANES, gradient, i);
            FloatVector a = FloatVector.fromArray(LANES, one, i);
            FloatVector b = FloatVector.fromArray(LANES, two, i);
            FloatVector c = FloatVector.fromArray(LANES, three, i);
            a.mul(FACTOR).add(g).intoArray(one, i);
            b.mul(FACTOR).add(g).intoArray(two, i);
            c.mul(FACTOR).add(g).intoArray(three, i);
        }
        for (; i < gradient.length; i++) {
            one[i] = FACTOR * one[i] + gradient[i];
            two[i] = FACTOR * two[i] + gradient[i];
            three[i] = FACTOR * three[i] + gradient[i];
        }
        return one[0];
    }

    /// Multiplies and adds in registers.
    static double multiplyAdds(long operations) {
        long rounds = operations / (2L * SUMS * LANES.length()) + 1;
        FloatVector factor = FloatVector.broadcast(LANES, FACTOR);
        FloatVector term = FloatVector.broadcast(LANES, 1);
        FloatVector a = term;
        FloatVector b = term;
        FloatVector c = term;
        FloatVector d = term;
        FloatVector e = term;
        FloatVector f = term;
        FloatVector g = term;
        FloatVector h = term;
        FloatVector i = term;
        FloatVector j = term;
        FloatVector k = term;
        FloatVector l = term;
        for (long round = 0; round < rounds; round++) {
            a = a.fma(factor, term);
            b = b.fma(factor, term);
            c = c.fma(factor, term);
            d = d.fma(factor, term);
            e = e.fma(factor, term);
            f = f.fma(factor, term);
            g = g.fma(factor, term);
            h = h.fma(factor, term);
            i = i.fma(factor, term);
            j = j.fma(factor, term);
            k = k.fma(factor, term);
            l = l.fma(factor, term);
        }
        return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l).lane(0);
    }
}
