package cn.etown.governance.interfaces;

import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.sourcesystem.InterfacesOfSystems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The interfaces that keep a source system from ending, or from another domain (R3.2a). */
@ApplicationScoped
class InterfacesBySystem implements InterfacesOfSystems {

    private final InterfaceRepository repository;

    InterfacesBySystem(InterfaceRepository repository) {
        this.repository = repository;
    }

    @Override
    public Uni<List<String>> of(UUID system, int most) {
        return paths(system, EnumSet.allOf(InterfaceState.class), most);
    }

    @Override
    public Uni<List<String>> livingOf(UUID system, int most) {
        return paths(system, EnumSet.complementOf(EnumSet.of(InterfaceState.RETIRED)), most);
    }

    private Uni<List<String>> paths(UUID system, Set<InterfaceState> states, int most) {
        return repository
                .ofSystem(system, states, most)
                .map(found -> found.stream().map(InterfaceEvents::subject).toList());
    }
}
