package cn.etown.governance;

import cn.etown.kit.testing.HouseRules;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTest extends HouseRules {

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.etown.governance");

    ArchitectureTest() {
        super("cn.etown.governance");
    }

    @Test
    void oneBoundedReaderReadsDocuments() {
        noClasses()
                .that()
                .resideOutsideOfPackage("cn.etown.governance.contract")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(service);
    }

    /** A broken constraint of another kind is a fault; only who has several unique ones asks which it was. */
    @Test
    void thatSomethingIsThereAlreadyIsToldByTheSqlState() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Invitations")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ConstraintViolationException.class)
                .check(service);
    }
}
