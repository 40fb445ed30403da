package io.kopilka.trials.torture;

/// What is done to the service.
public enum Fault {
    /// The table refuses a read or a write for load.
    THROTTLED("запрос отклонён таблицей / the table refused"),
    /// The table cancels a transaction that met another one.
    CANCELLED("транзакция отменена / a transaction cancelled"),
    /// The table writes, and its answer is lost.
    TIMED_OUT_AFTER_WRITING("записано, ответ потерян / written, the answer lost"),
    /// Another till changes things between a read and the write that goes by it.
    OVERTAKEN("другая касса успела раньше / another till came between"),
    /// A request is made again after its answer was lost.
    REPEATED("запрос повторён / a request repeated"),
    /// A message is there twice.
    DUPLICATED("сообщение удвоено / a message doubled"),
    /// A message comes late.
    DELAYED("сообщение задержано / a message delayed"),
    /// Messages come in another order.
    REORDERED("сообщения не по порядку / messages out of order"),
    /// A worker ends after its work had its effect and before that was noted.
    UNACKNOWLEDGED("работа сделана, но не отмечена / work done and not noted"),
    /// A process ends in the middle of what it does, before or after any request to the table.
    ENDED("процесс оборвался на полпути / a process ended halfway"),
    /// The clock of a till says another time than the service's.
    CLOCK_DIFFERS("часы кассы идут иначе / a till's clock differs"),
    /// The service's clock is set back.
    CLOCK_SET_BACK("часы переведены назад / the clock set back"),
    /// The stream's changes are told again.
    TOLD_AGAIN("изменения рассказаны снова / changes told again"),
    /// The service's process is ended by SIGKILL.
    KILLED("процесс убит / the process killed"),
    /// The process of the workers is ended by SIGKILL in the middle of a batch.
    KILLED_IN_A_BATCH("процесс обработчиков убит посреди пачки / the workers killed in the middle of a batch"),
    /// An answer is cut after some of its bytes.
    CUT("ответ оборван / an answer cut");

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    /// What it is called, in both languages.
    public String title() {
        return title;
    }
}
