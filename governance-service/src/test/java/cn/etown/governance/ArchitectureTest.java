package cn.etown.governance;

import cn.etown.kit.testing.HouseRules;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTest extends HouseRules {

    ArchitectureTest() {
        super("cn.etown.governance");
    }

    @Test
    void oneBoundedReaderReadsDocuments() {
        var service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("cn.etown.governance");

        noClasses()
                .that()
                .resideOutsideOfPackage("cn.etown.governance.contract")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(service);
    }
}
