package cn.etown.governance.standard.check;

import cn.etown.governance.assurance.AssurancePolicies;
import cn.etown.governance.assurance.PolicyTerms;
import cn.etown.governance.classification.FieldClasses;
import cn.etown.governance.contract.ContractText;
import cn.etown.governance.contract.Contracts;
import cn.etown.governance.contract.SentDocument;
import cn.etown.governance.standard.codelist.CodeLists;
import cn.etown.governance.standard.domain.ContractCheck;
import cn.etown.governance.standard.domain.DescribedContract;
import cn.etown.governance.standard.domain.DescribedField;
import cn.etown.governance.standard.domain.ElementContent;
import cn.etown.governance.standard.domain.Finding;
import cn.etown.governance.standard.domain.Library;
import cn.etown.governance.standard.domain.PolicyCheck;
import cn.etown.governance.standard.domain.Reference;
import cn.etown.governance.standard.element.DataElements;
import cn.etown.governance.standard.naming.NamingRules;
import cn.etown.governance.standard.template.StandardInterfaces;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Contracts held against the standard library (R3.2b): those on record, and documents that are only tried. */
@ApplicationScoped
public class ContractChecks {

    private final Contracts contracts;
    private final DataElements elements;
    private final CodeLists codeLists;
    private final NamingRules naming;
    private final StandardInterfaces standards;
    private final AssurancePolicies policies;
    private final FieldClasses classes;
    private final CountyTime time;

    ContractChecks(
            Contracts contracts,
            DataElements elements,
            CodeLists codeLists,
            NamingRules naming,
            StandardInterfaces standards,
            AssurancePolicies policies,
            FieldClasses classes,
            CountyTime time) {
        this.contracts = contracts;
        this.elements = elements;
        this.codeLists = codeLists;
        this.naming = naming;
        this.standards = standards;
        this.policies = policies;
        this.classes = classes;
        this.time = time;
    }

    /** The findings of a contract on record. */
    @WithTransaction
    public Uni<FindingsView> of(PageRequest page, UUID contract) {
        return contracts.text(contract).chain(this::check).map(found -> FindingsView.of(page, found));
    }

    /** The findings of a document that is only tried. */
    @WithTransaction
    public Uni<FindingsView> rehearse(PageRequest page, String interfaceCode, SentDocument sent) {
        return contracts.rehearse(interfaceCode, sent).chain(this::check).map(found -> FindingsView.of(page, found));
    }

    /** A contract, and the standard that it follows where there is that. */
    private record Followed(DescribedContract contract, Optional<DescribedContract> standard) {

        /** The contract as the standard reads it. */
        DescribedContract meant() {
            return standard.map(contract::following).orElse(contract);
        }
    }

    /** What a contract departs in. */
    Uni<List<Finding>> check(ContractText text) {
        return followed(text)
                .chain(followed -> check(followed)
                        .chain(found -> contradictions(text)
                                .map(further -> Stream.concat(found.stream(), further.stream())
                                        .toList())));
    }

    private Uni<List<Finding>> contradictions(ContractText text) {
        return text.serviceLevels().isEmpty()
                ? Uni.createFrom().item(List.of())
                : policies.termsOfToday(text.interfaceCode())
                        .map(terms -> terms.map(ContractChecks::policy)
                                .map(policy -> new PolicyCheck(policy, time.zone()).of(text.serviceLevels()))
                                .orElse(List.of()));
    }

    private static PolicyCheck.Policy policy(PolicyTerms terms) {
        var retention = terms.retention();
        return new PolicyCheck.Policy(terms.schedule(), retention.originalsMonths(), retention.forGood());
    }

    private Uni<List<Finding>> check(Followed followed) {
        var meant = followed.meant();
        return elements.published(meant.elementCodes(), meant.names())
                .chain(known -> held(meant, known)
                        .chain(held -> naming.active()
                                .chain(rules -> classes.markings(meant.interfaceCode())
                                        .map(counted ->
                                                new Library(known, held, rules, followed.standard(), counted)))))
                .map(library -> new ContractCheck(library).of(followed.contract()));
    }

    /** Of each code list in question, those of the contract's allowed values that it holds and that are in use. */
    private Uni<Map<String, Set<String>>> held(DescribedContract contract, Map<String, ElementContent> known) {
        var asked = askedOf(contract, known);
        return Multi.createFrom()
                .iterable(asked.entrySet())
                .onItem()
                .transformToUniAndConcatenate(list ->
                        codeLists.inUse(list.getKey(), list.getValue()).map(held -> Map.entry(list.getKey(), held)))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Map<String, Set<String>> askedOf(DescribedContract contract, Map<String, ElementContent> known) {
        var asked = new HashMap<String, Set<String>>();
        for (DescribedField described : contract.fields()) {
            var allowed = described.field().allowed();
            described
                    .element()
                    .map(Reference::code)
                    .map(known::get)
                    .map(ElementContent::codeList)
                    .filter(list -> allowed != null)
                    .ifPresent(list ->
                            asked.computeIfAbsent(list, none -> new TreeSet<>()).addAll(allowed));
        }
        return asked;
    }

    /** A contract as the standard reads it that it follows, where it follows one. */
    Uni<DescribedContract> meant(ContractText text) {
        return followed(text).map(Followed::meant);
    }

    private Uni<Followed> followed(ContractText text) {
        var contract = DescribedContract.of(text.interfaceCode(), text.document(), text.schema());
        return contract.standard()
                .filter(standard -> standard.code() != null)
                .map(standard -> standards.described(standard.code(), Optional.ofNullable(standard.version())))
                .orElse(Uni.createFrom().item(Optional.empty()))
                .map(standard -> new Followed(contract, standard));
    }
}
