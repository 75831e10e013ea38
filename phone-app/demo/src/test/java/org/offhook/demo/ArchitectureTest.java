package org.offhook.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The dependency rules of docs/architecture.md. This module sees every other one. */
@AnalyzeClasses(packages = "org.offhook", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String HAL = "org.offhook.hal..";
    private static final String AUDIO = "org.offhook.audio..";
    private static final String PROVISIONING = "org.offhook.provisioning..";
    private static final String PHONE = "org.offhook.phone..";
    private static final String DEMO = "org.offhook.demo..";

    @ArchTest
    static final ArchRule halSeesNoOtherFloor = noClasses()
            .that()
            .resideInAPackage(HAL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AUDIO, PROVISIONING, PHONE, DEMO);

    @ArchTest
    static final ArchRule audioSeesNoOtherFloor = noClasses()
            .that()
            .resideInAPackage(AUDIO)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HAL, PROVISIONING, PHONE, DEMO);

    @ArchTest
    static final ArchRule provisioningSeesNoOtherFloor = noClasses()
            .that()
            .resideInAPackage(PROVISIONING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HAL, AUDIO, PHONE, DEMO);

    @ArchTest
    static final ArchRule agentAndFleetDoNotSeeEachOther = noClasses()
            .that()
            .resideInAPackage("org.offhook.provisioning.agent..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.offhook.provisioning.fleet..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule thePhoneKnowsNoServerOfOurs = noClasses()
            .that()
            .resideInAPackage(PHONE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    DEMO, "org.offhook.provisioning.fleet..", "org.offhook.testkit..", "org.offhook.bench..");

    @ArchTest
    static final ArchRule jsipIsSeenOnlyUnderSip = noClasses()
            .that()
            .resideOutsideOfPackages("org.offhook.phone.sip..", DEMO, "org.offhook.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.sip..", "gov.nist..", "javax.sdp..");

    @ArchTest
    static final ArchRule nativeLibrariesAreBoundInPackagesOfTheirOwn = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.offhook.audio.pcm.alsalib..",
                    "org.offhook.audio.pcm.tinyalsa..",
                    "org.offhook.audio.codec.opus..",
                    "org.offhook.audio.dsp.speex..",
                    "org.offhook.audio.engine.posix..",
                    "org.offhook.hal.posix..",
                    "org.offhook.phone.systemd..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..");

    @ArchTest
    static final ArchRule pi4jIsSeenInOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage("org.offhook.hal.pi4j..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.pi4j..");

    @ArchTest
    static final ArchRule theWebServersLibraryIsSeenInOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage("org.offhook.phone.web.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.undertow..", "org.xnio..", "org.jboss..", "org.wildfly..");

    /** The core is a pure function: it may not even know how to read a clock, a file or a socket. */
    @ArchTest
    static final ArchRule theCoreKnowsNoOutsideWorld = noClasses()
            .that()
            .resideInAPackage("org.offhook.phone.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.nio.file..",
                    "org.offhook.phone.sip..",
                    "org.offhook.phone.wiring..",
                    AUDIO,
                    PROVISIONING);

    @ArchTest
    static final ArchRule yamlIsReadInOneRoom = noClasses()
            .that()
            .resideInAnyPackage(HAL, AUDIO, PHONE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.dataformat.yaml..", "org.yaml.snakeyaml..");

    @ArchTest
    static final ArchRule roomsOfThePhoneFormNoCircle =
            slices().matching("org.offhook.phone.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule roomsOfTheBodyFormNoCircle =
            slices().matching("org.offhook.hal.(*)..").should().beFreeOfCycles();

    /** A phone that does not choose Pi4J must not load it. */
    @ArchTest
    static final ArchRule onlyTheChoiceOfABackEndNamesPi4jsRoom = noClasses()
            .that()
            .resideOutsideOfPackages("org.offhook.hal.pi4j..", "org.offhook.hal.machine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.offhook.hal.pi4j..");

    @ArchTest
    static final ArchRule roomsOfAudioFormNoCircle =
            slices().matching("org.offhook.audio.(*)..").should().beFreeOfCycles();
}
