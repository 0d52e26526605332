package cn.etown.governance.interfaces;

import cn.etown.governance.interfaces.domain.ContractStanding;
import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.sourcesystem.SourceSystemView;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.util.UUID;

/** An agreed flow of one kind of record from one source system (数据接口). */
@Entity
class DataInterface {

    @Id
    private String code;

    private String name;
    private String unit;
    private UUID sourceSystem;

    @Enumerated(EnumType.STRING)
    private DataDomain domain;

    @Enumerated(EnumType.STRING)
    private InterfaceState state;

    @Enumerated(EnumType.STRING)
    private ContractStanding contract;

    private Instant registeredAt;

    @Version
    private long revision;

    protected DataInterface() {}

    DataInterface(RegisterInterfaceRequest request, SourceSystemView source, Instant registeredAt) {
        this.code = request.code();
        this.name = request.name();
        this.unit = source.unit();
        this.sourceSystem = source.id();
        this.domain = source.domain();
        this.state = InterfaceState.PLANNED;
        this.contract = ContractStanding.NONE;
        this.registeredAt = registeredAt;
    }

    void moveTo(InterfaceState target) {
        state = state.moveTo(target, contract);
    }

    void contractStands(ContractStanding standing) {
        contract = standing;
    }

    String code() {
        return code;
    }

    String name() {
        return name;
    }

    String unit() {
        return unit;
    }

    UUID sourceSystem() {
        return sourceSystem;
    }

    DataDomain domain() {
        return domain;
    }

    InterfaceState state() {
        return state;
    }

    ContractStanding contract() {
        return contract;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    long revision() {
        return revision;
    }
}
