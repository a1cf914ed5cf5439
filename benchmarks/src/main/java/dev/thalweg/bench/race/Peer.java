// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import java.util.Optional;

/// A library that is raced against. It says for each kind of problem whether it has something of its own to offer; one that does not
/// take part need not be mentioned.
public abstract class Peer implements Entrant {
    private final Candidate candidate;

    /// A peer with as many threads as its process gives to peers.
    ///
    /// @param candidate whose times these are
    protected Peer(Candidate candidate) {
        this.candidate = candidate;
    }

    @Override
    public final Candidate candidate() {
        return candidate;
    }

    @Override
    public final int threads() {
        return PeerThreads.count();
    }

    @Override
    public final Optional<Contestant> enter(Work work) {
        return switch (work.problem()) {
            case LossProblem problem -> loss(problem);
            case UpdateProblem problem -> update(problem);
            case MuonProblem _ -> Optional.empty();
            case ProductProblem problem -> product(problem);
            case StepProblem problem -> step(problem);
        };
    }

    /// Value and gradients of a loss.
    ///
    /// @param problem the data
    /// @return someone who computes them, if the library has the loss
    protected Optional<Contestant> loss(LossProblem problem) {
        return Optional.empty();
    }

    /// A step of an optimizer.
    ///
    /// @param problem the data
    /// @return someone who does it, if the library has the optimizer
    protected Optional<Contestant> update(UpdateProblem problem) {
        return Optional.empty();
    }

    /// A matrix product.
    ///
    /// @param problem the data
    /// @return someone who computes it, if the library has products
    protected Optional<Contestant> product(ProductProblem problem) {
        return Optional.empty();
    }

    /// A step of a training.
    ///
    /// @param problem the data
    /// @return someone who does it, if the library trains
    protected Optional<Contestant> step(StepProblem problem) {
        return Optional.empty();
    }
}
