"""What people say at a support counter, the commonest words first."""

TALK = """
der die das und nicht wir ist bitte auf mit den von sie ein eine zu im es für haben ich seit uns
wird kann nach auch noch aber heute keine mehr nur wie wenn dann einen über bei vom zum durch
Server Fehler Mail Postfach Domain Zugang Passwort Zertifikat Datenbank Webseite Update Backup
Rechnung Kunde Anfrage Antwort Problem Meldung Vertrag Termin Konto Nachricht Adresse Anmeldung
Shop Webhosting Verbindung Leitung Firewall Netzwerk Speicher Festplatte Arbeitsspeicher Prozessor
Auslastung Störung Ausfall Wartung Neustart Sicherung Wiederherstellung Umzug Bestellung Angebot
Preis Laufzeit Kündigung Verlängerung Lizenz Benutzer Gruppe Berechtigung Ordner Datei Anhang
Newsletter Weiterleitung Abwesenheit Spamfilter Virenscanner Absender Empfänger Zustellung
Warteschlange Protokoll Eintrag Zone Nameserver Subdomain Weiterleitungen Verzeichnis Pfad
Schlüssel Signatur Verschlüsselung Zertifikatskette Ablaufdatum Browser Cache Cookie Sitzung
Formular Kontaktformular Warenkorb Bezahlvorgang Zahlungsart Lastschrift Überweisung Mahnung
Gutschrift Buchhaltung Geschäftsführung Technik Vertrieb Kollegin Kollege Mitarbeiterin Agentur
Dienstleister Entwickler Administrator Ansprechpartner Rückruf Telefon Bildschirm Drucker Scanner
Rechner Notebook Arbeitsplatz Zweigstelle Standort Rechenzentrum Schrank Netzteil Kabel Schalter
Router Tunnel Einwahl Freigabe Regel Port Anschluss Bandbreite Paketverlust Antwortzeit Ladezeit
Zeitüberschreitung Abbruch Absturz Speicherauszug Fehlermeldung Fehlercode Stapel Hinweis Warnung
Alarm Überwachung Messwert Diagramm Bericht Statistik Auswertung Export Import Schnittstelle
Programm Erweiterung Modul Vorlage Design Schriftart Bild Logo Video Galerie Startseite Impressum
Datenschutz Einwilligung Suchmaschine Sitemap Umleitung Kategorie Artikel Produkt Lager Versand
Etikett Retoure Gutschein Rabatt Steuersatz Währung Bestand Lieferung Lieferant Katalog Preisliste
langsam schnell dringend kaputt erreichbar unerreichbar verfügbar gesperrt abgelaufen gültig
ungültig falsch richtig leer voll doppelt fehlend bekannt unbekannt neu alt aktuell veraltet
täglich wöchentlich monatlich jährlich gestern morgen vormittags nachmittags abends nachts montags
freitags wochenends plötzlich regelmäßig gelegentlich manchmal immer wieder erneut vollständig
teilweise testweise vorübergehend dauerhaft sofort später früher bisher inzwischen vermutlich
sicherlich leider freundlich herzlich möglich unmöglich nötig unnötig sichtbar unsichtbar lesbar
antwortet lädt startet endet bricht meldet zeigt öffnet schließt sendet empfängt speichert löscht
kopiert verschiebt benennt ändert prüft testet misst zählt rechnet bucht bestellt bezahlt kündigt
verlängert erneuert ersetzt tauscht repariert behebt löst findet sucht vermisst erwartet benötigt
wünscht bittet fragt dankt grüßt hofft glaubt weiß versteht erklärt beschreibt bestätigt
widerspricht akzeptiert verweigert blockiert erlaubt verbietet aktiviert deaktiviert installiert
konfiguriert migriert aktualisiert synchronisiert verschlüsselt entschlüsselt komprimiert entpackt
eingerichtet angelegt gelöscht geändert geprüft bestellt geliefert gesichert wiederhergestellt
umgezogen freigegeben eingespielt zurückgesetzt neugestartet abgeschaltet angeschlossen
Zwischenablage Tastatur Maus Kamera Mikrofon Kopfhörer Besprechung Kalender Aufgabe Erinnerung
Notiz Adressbuch Kontaktliste Verteiler Sammelpostfach Archiv Journal Suchindex Volltext Filter
Regelwerk Zeitplan Nachtlauf Stapelverarbeitung Skript Befehl Konsole Terminal Sitzungsende Abbild
Momentaufnahme Knoten Verbund Lastverteilung Ausweichsystem Testsystem Staging Produktion
"""
WORDS = TALK.split()
