"""The words that stand beside a page's date and say what kind of date it is, in the nine languages and some of their neighbours."""

from __future__ import annotations

import re

PUBLISHED = """
published posted publication released created written uploaded filed submitted
veröffentlicht veroeffentlicht erschienen erstellt publiziert eingestellt geschrieben verfasst hochgeladen pressemitteilung meldung
gespeichert
publié publie publiée soumis parution créé posté écrit rédigé paru
publicado publicada publicación enviado creado escrito
pubblicato pubblicata inviato pubblicazione scritto
publicação postado criado
gepubliceerd geplaatst gemaakt publicatie verschenen
opublikowano opublikowany dodano publikacja utworzono
опубликовано опубликована публикации создано
offentliggjort udgivet publiceret publicerad publisert julkaistu dipublikasikan opublikováno közzétéve publicat yayınlanma
"""
UPDATED = """
updated update modified revised edited changed reviewed
aktualisiert geändert änderung aktualisierung bearbeitet überarbeitet
mis à jour maj modifié actualisé
actualizado actualizada actualización modificado
aggiornato aggiornata aggiornamento modificato
atualizado atualização
bijgewerkt gewijzigd aangepast
zaktualizowano aktualizacja zmieniono
обновлено изменено обновление
opdateret uppdaterad oppdatert päivitetty diperbarui aktualizováno frissítve actualizat güncelleme
"""
NEVER = """
copyright expires until deadline born died accessed retrieved
bis gültig geboren gestorben abgerufen jusqu'au né née consulté hasta nacido nacida consultado fino nata consultato
até nascido nascida acessado tot geboren geraadpleegd urodzony urodzona ważne родился родилась умер
"""
OTHER = """
since joined member event issue comment comments reply replied says said wrote today season archive
seit ab mitglied veranstaltung termin ausgabe heft kommentar kommentare antwort antworten antworte sagt sagte schrieb schreibt meint heute
depuis événement numéro commentaire répondre réponse dit écrit aujourd'hui
desde evento comentario responder dice hoy
dal nato evento commento rispondi oggi
comentário diz hoje
sinds evenement reactie zegt vandaag
od dzisiaj komentarz odpowiedz wydarzenie
до с комментарий ответить сегодня
"""
FIELD = "date datum fecha data дата am on le el stand vom del dnia от publ den il em na op"


def _words(rows: str) -> frozenset[str]:
    return frozenset(rows.split()) - {"à", "mis", "jour"}


_KINDS = {
    **dict.fromkeys(_words(FIELD), "field"),
    **dict.fromkeys(_words(OTHER), "other"),
    **dict.fromkeys(_words(NEVER) | {"©"}, "never"),
    **dict.fromkeys(_words(UPDATED) | {"jour"}, "updated"),
    **dict.fromkeys(_words(PUBLISHED), "published"),
}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|©")


def label(before: str) -> str:
    """What the words just before a date make of it: published, updated, field (date, Stand, vom), never (born, until, ©),
    other (comments, since), or "".
    """
    words = _WORD.findall(before.lower())[-6:]
    kinds = [_KINDS.get(word, "") for word in words]
    for kind in ("never", "updated", "published", "other"):
        if kind in kinds:
            return kind
    return "field" if kinds and kinds[-1] == "field" else ""
