// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.work;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Random numbers that are the same in every process.
final class Data {
    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);

    /// Normally distributed.
    float[] normal(int length, double deviation) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) (deviation * random.nextGaussian());
        }
        return numbers;
    }

    /// One of two numbers.
    float[] either(int length, float one, float other) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = random.nextBoolean() ? one : other;
        }
        return numbers;
    }

    /// Between 0 and 1.
    float[] fractions(int length) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = random.nextFloat();
        }
        return numbers;
    }

    /// Class indices.
    int[] labels(int length, int classes) {
        int[] labels = new int[length];
        for (int i = 0; i < length; i++) {
            labels[i] = random.nextInt(classes);
        }
        return labels;
    }
}
