package org.offhook.testboard;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.offhook.testkit.ChildProcess;

/** The command line that starts QEMU, and the files that it names. */
final class QemuCommand {
    private static final String MODEL = "Raspberry Pi 4 Model B Rev 1.1";

    private final Assembler assembler;
    private final Path home;

    /** @param home a folder that goes when the board is switched off */
    QemuCommand(Assembler assembler, Path home) {
        this.assembler = assembler;
        this.home = home;
    }

    List<String> of(QemuBoard.Builder board, Path socket, Path consoleLog) {
        Path root = board.system == null ? assembler.root() : assembler.system(board.kernel, board.system);
        Path image = assembler.kernel(board.kernel);
        Path initrd = assembler.initrd(board.kernel);
        List<String> machine = machine(board);
        List<String> command = new ArrayList<>(machine);
        command.addAll(List.of("-dtb", deviceTree(machine).toString()));
        command.addAll(List.of("-kernel", image.toString(), "-initrd", initrd.toString()));
        command.addAll(List.of("-append", words(board)));
        command.addAll(List.of("-serial", "file:" + consoleLog));
        command.addAll(List.of("-device", "virtio-serial-pci"));
        command.addAll(List.of("-chardev", "socket,id=control,path=" + socket + ",server=on,wait=off"));
        command.addAll(List.of("-device", "virtserialport,chardev=control,name=org.offhook.control"));
        addDisk(command, "root", "snapshot=on,file=" + root);
        if (board.program != null) {
            Path program = assembler.image(board.program, home.resolve("program.img"));
            addDisk(command, "program", "snapshot=on,file=" + program);
        }
        if (board.data != null) {
            addDisk(command, "data", data(board));
        }
        command.addAll(List.of("-netdev", "user,id=net" + board.forwards));
        command.addAll(List.of("-device", "virtio-net-pci,netdev=net,romfile="));
        return command;
    }

    private static String words(QemuBoard.Builder board) {
        String init = board.system == null ? "" : " offhook.init=/sbin/init offhook.agent systemd.getty_auto=no";
        return "console=ttyAMA0 loglevel=4 panic=-1" + init + board.kernelArguments;
    }

    private static String data(QemuBoard.Builder board) {
        String pace = board.dataBytesPerSecond == 0 ? "" : ",throttling.bps-write=" + board.dataBytesPerSecond;
        return "file=" + board.data + pace;
    }

    private static List<String> machine(QemuBoard.Builder board) {
        List<String> command = new ArrayList<>(List.of("qemu-system-aarch64", "-M", "virt", "-cpu", "cortex-a72"));
        command.addAll(List.of("-m", board.megabytes + "M"));
        command.addAll(board.clock.options());
        command.addAll(List.of("-nodefaults", "-display", "none", "-no-reboot"));
        return command;
    }

    /** QEMU's own device tree, with a model by which libraries take the board for a Raspberry Pi. */
    private Path deviceTree(List<String> machine) {
        Path tree = home.resolve("board.dtb");
        List<String> dump = new ArrayList<>(machine);
        dump.set(2, "virt,dumpdtb=" + tree);
        mustRun(dump);
        mustRun(List.of("fdtput", "-t", "s", tree.toString(), "/", "model", MODEL));
        return tree;
    }

    private static void mustRun(List<String> command) {
        ChildProcess.Finished finished = ChildProcess.run(command, Duration.ofSeconds(60));
        if (finished.exitCode() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + finished.output());
        }
    }

    private static void addDisk(List<String> command, String name, String how) {
        command.addAll(List.of("-drive", "if=none,id=" + name + ",format=raw," + how));
        command.addAll(List.of("-device", "virtio-blk-pci,drive=" + name + ",serial=" + name));
    }
}
