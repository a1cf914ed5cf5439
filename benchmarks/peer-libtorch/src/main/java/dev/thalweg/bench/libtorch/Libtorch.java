// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.libtorch;

import com.google.auto.service.AutoService;
import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.Entrant;
import dev.thalweg.bench.race.LossProblem;
import dev.thalweg.bench.race.Peer;
import dev.thalweg.bench.race.ProductProblem;
import dev.thalweg.bench.race.StepProblem;
import dev.thalweg.bench.race.UpdateProblem;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.global.torch;

/// PyTorch's core in C++, through JavaCPP: its own fused losses where it has them, its autograd, its optimizer.
@AutoService(Entrant.class)
public final class Libtorch extends Peer {

    /// Loads the native libraries.
    public Libtorch() {
        super(Candidate.LIBTORCH);
        Blas.use(threads());
        torch.set_num_threads(threads());
    }

    @Override
    protected Optional<Contestant> loss(LossProblem problem) {
        return TorchLoss.of(problem);
    }

    @Override
    protected Optional<Contestant> update(UpdateProblem problem) {
        return TorchUpdate.of(problem);
    }

    @Override
    protected Optional<Contestant> product(ProductProblem problem) {
        return Optional.of(new TorchProduct(problem));
    }

    @Override
    protected Optional<Contestant> step(StepProblem problem) {
        return Optional.of(new TorchStep(problem));
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("libtorch", Blas.version("pytorch") + ", "
                + torch.get_cpu_capability().getString());
    }
}
