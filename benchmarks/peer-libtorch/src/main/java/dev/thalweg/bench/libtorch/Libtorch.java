// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.libtorch;

import com.google.auto.service.AutoService;
import dev.thalweg.bench.race.Candidate;
import dev.thalweg.bench.race.Contestant;
import dev.thalweg.bench.race.Entrant;
import dev.thalweg.bench.race.LossProblem;
import dev.thalweg.bench.race.PeerThreads;
import dev.thalweg.bench.race.ProductProblem;
import dev.thalweg.bench.race.StepProblem;
import dev.thalweg.bench.race.UpdateProblem;
import dev.thalweg.bench.race.Work;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.global.torch;

/// PyTorch's core in C++, through JavaCPP: its own fused losses where it has them, its autograd, its optimizer.
@AutoService(Entrant.class)
public final class Libtorch implements Entrant {

    /// Loads the native libraries.
    public Libtorch() {
        Blas.use(PeerThreads.count());
        torch.set_num_threads(PeerThreads.count());
    }

    @Override
    public Candidate candidate() {
        return Candidate.LIBTORCH;
    }

    @Override
    public int threads() {
        return PeerThreads.count();
    }

    @Override
    public Optional<Contestant> enter(Work work) {
        return switch (work.problem()) {
            case LossProblem problem -> TorchLoss.of(problem);
            case UpdateProblem problem -> Optional.of(new TorchAdam(problem));
            case ProductProblem problem -> Optional.of(new TorchProduct(problem));
            case StepProblem problem -> Optional.of(new TorchStep(problem));
        };
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("libtorch", Blas.version("pytorch") + ", "
                + torch.get_cpu_capability().getString());
    }
}
