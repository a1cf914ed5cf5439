// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.work;

import java.util.Arrays;
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

    /// Probabilities that keep away from 0 and 1.
    float[] probabilities(int length) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = random.nextFloat(0.01f, 0.99f);
        }
        return numbers;
    }

    /// Logarithms of such probabilities.
    float[] logProbabilities(int length) {
        float[] numbers = probabilities(length);
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) Math.log(numbers[i]);
        }
        return numbers;
    }

    /// Small counts.
    float[] counts(int length) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = random.nextInt(10);
        }
        return numbers;
    }

    /// For each row one to three classes, ascending, then −1 to the end.
    int[] sets(int rows, int classes) {
        int[] labels = new int[rows * classes];
        Arrays.fill(labels, -1);
        for (int row = 0; row < rows; row++) {
            int first = random.nextInt(classes);
            int count = Math.min(1 + random.nextInt(3), classes - first);
            for (int i = 0; i < count; i++) {
                labels[row * classes + i] = first + i;
            }
        }
        return labels;
    }

    /// Class indices of which the first ones are frequent, as words are: class k about as often as 1/(k + 1) says.
    int[] rareLabels(int length, int classes) {
        int[] labels = new int[length];
        for (int i = 0; i < length; i++) {
            labels[i] = (int) Math.min(classes - 1, Math.pow(classes, random.nextDouble()) - 1);
        }
        return labels;
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
