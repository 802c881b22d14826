@echo off
rem demo, test and lint for Windows, where there is no make. The Makefile has the rest.
setlocal
cd /d "%~dp0"
set "BIN=.venv\Scripts"
if "%~1"=="demo" goto demo
if "%~1"=="test" goto test
if "%~1"=="lint" goto lint
echo Say: make demo, make test or make lint
exit /b 2

:demo
call :install [cli] || exit /b 1
%BIN%\timescales demo demo
exit /b

:test
call :install [cli,frames,report,sql,ssd,testing,dev,engines] || exit /b 1
%BIN%\python -m pytest --numprocesses=auto --cov
exit /b

:lint
call :install [cli,frames,report,sql,ssd,testing,dev,engines] || exit /b 1
%BIN%\ruff check . || exit /b 1
%BIN%\ruff format --check . || exit /b 1
%BIN%\mypy || exit /b 1
%BIN%\lint-imports
exit /b

:install
if not exist %BIN%\python.exe py -3 -m venv .venv || exit /b 1
%BIN%\python -m pip --disable-pip-version-check --quiet install --editable .%*
exit /b
