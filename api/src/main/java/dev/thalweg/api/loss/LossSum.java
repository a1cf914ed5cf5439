// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.Parameter;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Printer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A weighted sum of losses over the same inputs; most often a single loss of weight 1.
///
/// @param terms the terms in order, at least one
public record LossSum(List<WeightedLoss> terms) {

    /// Copies the terms and checks that they can be added.
    ///
    /// @throws ThalwegException `TH-L003` if they take different kinds of inputs
    public LossSum {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a sum of losses needs a term");
        }
        LossPlugin first = terms.getFirst().loss();
        for (WeightedLoss term : terms) {
            if (!term.loss().inputs().getFirst().name().equals(first.inputs().getFirst().name())) {
                throw notAddable(first, term.loss(), "one takes '" + first.inputs().getFirst().name()
                        + "', the other '" + term.loss().inputs().getFirst().name() + "'");
            }
            if (term.loss().rowWise() != first.rowWise()) {
                throw notAddable(first, term.loss(), "one judges elements, the other rows of classes");
            }
        }
        merged(terms);
    }

    /// A single loss.
    ///
    /// @param loss the loss
    /// @return a sum of one term of weight 1
    public static LossSum of(LossPlugin loss) {
        return new LossSum(List.of(new WeightedLoss(1, loss)));
    }

    private static Map<String, LossInput> merged(List<WeightedLoss> terms) {
        Map<String, LossInput> inputs = new LinkedHashMap<>();
        for (WeightedLoss term : terms) {
            for (LossInput input : term.loss().inputs()) {
                inputs.merge(input.name(), input, (a, b) -> merge(terms.getFirst().loss(), term.loss(), a, b));
            }
        }
        return inputs;
    }

    private static LossInput merge(LossPlugin first, LossPlugin other, LossInput a, LossInput b) {
        if (a.kind() != b.kind() || !a.layout().equals(b.layout())) {
            throw notAddable(first, other, "they take different inputs as '" + a.name() + "'");
        }
        if (a.domain() != b.domain() && a.domain() != Domain.REAL && b.domain() != Domain.REAL) {
            throw notAddable(first, other,
                    "'" + a.name() + "' is " + a.domain().text() + " to one and " + b.domain().text()
                            + " to the other");
        }
        List<String> aliases = new ArrayList<>(a.aliases());
        b.aliases().stream().filter(alias -> !aliases.contains(alias)).forEach(aliases::add);
        return new LossInput(a.name(), a.layout(), a.kind(), a.domain() == Domain.REAL ? b.domain() : a.domain(),
                a.optional() && b.optional(), a.differentiable() || b.differentiable(), a.description(), aliases);
    }

    static ThalwegException notAddable(LossPlugin a, LossPlugin b, String why) {
        return new ThalwegException("TH-L003",
                "the losses '" + a.id() + "' and '" + b.id() + "' cannot be added: " + why
                        + ". Add losses of one kind.");
    }

    /// Whether the predictions have a class axis.
    ///
    /// @return true if the terms judge rows
    public boolean rowWise() {
        return terms.getFirst().loss().rowWise();
    }

    /// Whether a single item may be given without the axis of the items.
    boolean acceptsSingleItem() {
        return terms.stream().allMatch(term -> term.loss() instanceof OwnAxesLoss own && own.acceptsSingleItem());
    }

    /// The inputs of all terms, the predictions first. One that some term needs is not optional.
    ///
    /// @return the declarations
    public List<LossInput> inputs() {
        return List.copyOf(merged(terms).values());
    }

    /// The input of a name.
    ///
    /// @param name its name or an alias
    /// @return the declaration, if there is one
    public Optional<LossInput> input(String name) {
        Collection<LossInput> all = merged(terms).values();
        return all.stream().filter(input -> input.name().equals(name)).findFirst()
                .or(() -> all.stream().filter(input -> input.aliases().contains(name)).findFirst());
    }

    /// The run-time scalars of the formula: the parameters of the terms and their weights.
    ///
    /// A single loss of weight 1 keeps its parameters' names. Otherwise the name of the term comes first, as in
    /// `huber.delta` and `huber.weight`; a second `huber` is `huber2`.
    ///
    /// @return the values by name
    public Map<String, Double> hypers() {
        Map<String, Double> hypers = new LinkedHashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            WeightedLoss term = terms.get(i);
            if (isWeighted(i)) {
                hypers.put(hyperName(i, "weight"), term.weight());
            }
            for (Parameter parameter : term.loss().arguments().parameters()) {
                if (!parameter.type().isSeveral()) {
                    hypers.put(hyperName(i, parameter.name()), term.loss().arguments().get(parameter));
                }
            }
        }
        return hypers;
    }

    boolean isWeighted(int term) {
        return terms.get(term).weight() != 1;
    }

    /// The name of a scalar of a term among the scalars of the sum.
    String hyperName(int term, String name) {
        if (terms.size() == 1 && !isWeighted(term)) {
            return name;
        }
        String id = terms.get(term).loss().id();
        long before = terms.subList(0, term).stream().filter(t -> t.loss().id().equals(id)).count();
        return id + (before == 0 ? "" : before + 1) + "." + name;
    }

    /// The text form.
    ///
    /// @return such as `0.9*huber(delta=1.5) + 0.1*log-cosh`
    public String text() {
        StringBuilder text = new StringBuilder();
        for (WeightedLoss term : terms) {
            boolean negative = term.weight() < 0;
            text.append(text.isEmpty() ? negative ? "-" : "" : negative ? " - " : " + ");
            double size = Math.abs(term.weight());
            text.append(size == 1 ? "" : Printer.number(size) + "*").append(term.loss().text());
        }
        return text.toString();
    }
}
