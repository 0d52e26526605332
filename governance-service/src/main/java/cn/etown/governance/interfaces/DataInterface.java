package cn.etown.governance.interfaces;

import cn.etown.governance.interfaces.domain.ContractStanding;
import cn.etown.governance.interfaces.domain.Guard;
import cn.etown.governance.interfaces.domain.InterfaceMove;
import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.sourcesystem.SourceSystemView;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** An agreed flow of one kind of record from one source system (数据接口). */
@Entity
class DataInterface {

    @Id
    private String code;

    private String name;
    private String nameEn;
    private String unit;
    private UUID sourceSystem;

    @Enumerated(EnumType.STRING)
    private DataDomain domain;

    @Enumerated(EnumType.STRING)
    private InterfaceState state;

    @Enumerated(EnumType.STRING)
    private ContractStanding contract;

    private Instant registeredAt;
    private LocalDate sunset;
    private String suspensionReason;

    @Version
    private long revision;

    protected DataInterface() {}

    DataInterface(RegisterInterfaceRequest request, SourceSystemView source, Instant registeredAt) {
        this.code = request.code();
        this.name = request.name();
        this.nameEn = request.nameEn();
        this.unit = source.unit();
        this.sourceSystem = source.id();
        this.domain = source.domain();
        this.state = InterfaceState.PLANNED;
        this.contract = ContractStanding.NONE;
        this.registeredAt = registeredAt;
    }

    /** Takes a step whose guards held. */
    void take(InterfaceMove move, MoveInterfaceRequest request) {
        // Who sets a sunset on what is suspended says why of that, and not why it is suspended.
        boolean staysSuspended = state == InterfaceState.SUSPENDED && move.to() == InterfaceState.SUSPENDED;
        if (!staysSuspended) {
            suspensionReason = move.to() == InterfaceState.SUSPENDED ? request.reason() : null;
        }
        state = move.to();
        sunset = move.guards().contains(Guard.SUNSET_SET) ? request.sunset() : sunset;
    }

    void rename(ChangeInterfaceRequest request) {
        name = request.name();
        nameEn = request.nameEn();
    }

    /** Whether it is called just so. */
    boolean isNamed(ChangeInterfaceRequest request) {
        return name.equals(request.name()) && Objects.equals(nameEn, request.nameEn());
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

    /** What it is called in English, or {@code null}. */
    String nameEn() {
        return nameEn;
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

    /** The first day on which it may be retired, whatever V7 calls it; {@code null} before it is deprecated. */
    LocalDate sunset() {
        return sunset;
    }

    /** Why it is suspended; {@code null} while it is not. */
    String suspensionReason() {
        return suspensionReason;
    }

    long revision() {
        return revision;
    }
}
