// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.Parameter;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The settings of a case as the loss itself divides them: numbers that it takes as an input are one.
///
/// @param parameters the parameters
/// @param inputs the inputs
record FittedCase(Map<String, String> parameters, Map<String, GoldenTensor> inputs) {
    private static final Parameter.Range ANY = new Parameter.Range(Double.NEGATIVE_INFINITY, false,
            Double.POSITIVE_INFINITY, false, "a number");

    static FittedCase of(GoldenCase.OfLoss goldenCase, LossPlugin loss) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Map<String, GoldenTensor> inputs = new LinkedHashMap<>(goldenCase.inputs());
        goldenCase.parameters().forEach((name, text) -> {
            if (isInput(loss, name)) {
                inputs.put(name, numbers(name, text));
            } else {
                parameters.put(name, text);
            }
        });
        return new FittedCase(parameters, inputs);
    }

    private static boolean isParameter(LossPlugin loss, String name) {
        return loss.arguments().parameters().stream().anyMatch(parameter -> parameter.isCalled(name));
    }

    private static boolean isInput(LossPlugin loss, String name) {
        return !isParameter(loss, name) && loss.inputs().stream().anyMatch(input -> answers(input, name));
    }

    private static boolean answers(LossInput input, String name) {
        return input.name().equals(name) || input.aliases().contains(name);
    }

    private static GoldenTensor numbers(String name, String text) {
        List<Double> numbers = Parameter.numbers(name, ANY, "").readSeveral(text);
        if (numbers == null) {
            throw new IllegalArgumentException("'" + name + "' is " + text + "; expected numbers");
        }
        return new GoldenTensor(List.of(numbers.size()), numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
