package cn.etown.evidence;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {

    private static final JavaClasses EVIDENCE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.etown.evidence");

    /** Who checks the center needs a JDK and one jar, and neither a server nor a framework. */
    @Test
    void knowsOnlyJavaAndThePlainPartsOfTheKit() {
        classes()
                .that()
                .resideOutsideOfPackage("cn.etown.evidence.rule")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.xml.stream..",
                        "cn.etown.evidence..",
                        "cn.etown.kit.problem..",
                        "cn.etown.kit.json..",
                        "com.fasterxml.jackson..",
                        "de.siegmar.fastcsv..")
                .check(EVIDENCE);
    }

    /** So the verifier goes without the compiler of rules. */
    @Test
    void onlyRulesAreCompiled() {
        noClasses()
                .that()
                .resideOutsideOfPackage("cn.etown.evidence.rule")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.cel..", "cn.etown.evidence.rule..")
                .check(EVIDENCE);
    }

    @Test
    void partsHaveNoCycles() {
        slices().matching("cn.etown.evidence.(*)..").should().beFreeOfCycles().check(EVIDENCE);
    }
}
